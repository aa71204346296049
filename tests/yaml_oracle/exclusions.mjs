// Deliberate differences.

// Documents that js-yaml reads and lib/yaml refuses, by the beginning of the message.
export const refusals = [
  { message: "sequence as the name of a member", reason: "JavaScript joins the items; a name that nobody wrote" },
  { message: "mapping as the name of a member", reason: "JavaScript says [object Object]" },
  { message: "placeholder without quotes", reason: "a mapping as the name of a member, {{ x }}: likewise" },
  { message: "timestamp as the name of a member", reason: "JavaScript writes the local time" },
  { message: "!!binary as the name of a member", reason: "the bytes, as text" },
  { message: "tab in the indentation", reason: "js-yaml skips it, and takes the line for one without indentation; all other readers refuse it" },
  { message: "lone surrogate", reason: "half a character, which the API refuses as JSON too" },
  { message: "malformed escape: expected a code point up to U+10FFFF", reason: "js-yaml makes another character of it" },
  { message: "unknown tag", reason: "js-yaml forgets the tag before a block scalar on the next line" },
  { message: "undeclared tag", reason: "likewise" },
  { message: "the tag !!", reason: "likewise" },
  { message: "an alias to what contains it", reason: "what is known of the object so far; it has no JSON, or another than meant" },
  { message: "aliases expand to more than", reason: "a limit of ours" },
  { message: "'<<' merges members", reason: "js-yaml merges the indexes of arrays and the bytes of !!binary" },
  { message: "the value does not fit its tag !!pairs", reason: "pairs of aliases or merged members" },
  { message: "forbidden character", reason: "js-yaml does not look into names of anchors and directives" },
];

// Cases of the YAML test suite on which js-yaml 3 and the suite differ; what js-yaml reads is what is sent.
const groups = {
  "has a collection as a name, which JSON has not": "4FJ6/0 6PBE/0 9MMW/0 KK5P/0 LX3P/0 M2N8/1 M5DY/0 Q9WF/0 RZP5/0 SBG9/0 V9D5/0 X38W/0 XW4D/0",
  "has a comma right behind a tag": "WZ62/0",
  "has a member without a name": "2JQS/0 6M2F/0 FH7J/0 M2N8/0 NHX8/0 NKF9/0 PW8X/0 S3PD/0 SM9W/1 UKK6/0",
  "has a name and its colon on different lines, or a name of several lines": "4MUZ/0 4MUZ/1 4MUZ/2 5MUD/0 9SA2/0 K3WX/0 NJ66/0 UT92/0 VJP3/1",
  "has a tag or an anchor on the line of a mapping's first name": "26DV/0 2SXE/0 6BFJ/0 74H7/0 7BMT/0 7FWL/0 E76Z/0 HMQ5/0 U3XV/0 ZH7C/0",
  "has a tag that js-yaml does not know": "5TYM/0 6CK3/0 6WLZ/0 9WXW/0 C4HZ/0 CC74/0 CUP7/0 M5C3/0 P76L/0 UGM3/0 Z67P/0 Z9M4/0",
  "has several documents": "6XDY/0 35KP/0 6ZKB/0 7Z25/0 9DXL/0 9KAX/0 JHB9/0 KSS4/0 L383/0 M7A3/0 PUW8/0 RZT7/0 U9NS/0",
  "takes a comment without a space before it": "9JBA/0 CVW2/0 SU5Z/0",
  "takes a mapping on the line of ---": "9KBC/0",
  "takes a member behind a value on its line": "62EZ/0 JY7Z/0",
  "takes a tab after a dash": "Y79Y/4 Y79Y/5",
  "takes a tag that is not indented": "H7J7/0",
  "takes an empty item as null": "9MAG/0 CTN5/0",
  "takes blank lines with more spaces than the first line": "S98Z/0",
  "takes lines of quotes and brackets that are not indented": "9C9N/0 QB6E/0",
  "takes tabs between tokens and lines": "DK95/1 Y79Y/0 Y79Y/3",
};
export const suite = Object.fromEntries(
  Object.entries(groups).flatMap(([reason, names]) => names.split(' ').map((name) => [name, reason])));
