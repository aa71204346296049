// Generates YAML: scalars, documents as people write them, and mutations. The same seed gives the same documents.

// Mulberry32.
export function makeRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  return { below, chance: (p) => next() < p, pick: (list) => list[below(list.length)] };
}

const words = [
  'a', 'b', 'key', 'null', 'Null', 'NULL', '~', 'true', 'True', 'TRUE', 'tRUE', 'false', 'False', 'yes', 'no', 'on',
  'off', 'y', '0', '-0', '+0', '12', '+1', '-7', '1_000', '0x1F', '0x_1', '0b1', '0b', '012', '08', '0o7', '00', '1:30',
  '1:60', '-1:30', '190:20:30.5', '.5', '-.5', '1.', '1e3', '1.e3', '1e-7', '1e21', '1e400', '-1e400', '1e-400',
  '123456789012345678901234567890', '0.1', '1.10', '-.inf', '.inf', '.NaN', '.nan', '<<', '=', '2026-05-01',
  '2026-5-1', '2026-05-01T10:20:30Z', '2026-05-01 1:02:03.4567 -7:30', '0001-00-99', '9999-12-31t23:59:59 -9',
  'x#y', 'x:y', 'http://a/b', 'a b', "it's", '"q"', "'q'", '-x', '?x', ':x', '--', '---x', '.', '...', '%', '@', '`',
  '\u00e9', '\u{1F600}', '\u0085', '\u2028', '\u00a0', '\u007f', '\ufeff', '\u0001', '*a', '&a', '&a x', '!!str 5',
  '!!int "7"', '!!float 1', '!!bool x', '!!null ~', '! 012', '!x y', '!!binary aGk=', '!!set {a, b}', '!!omap [a: 1]',
  '!!pairs [a: 1, a: 2]', '!!seq []', '!!map {}', '!!str', '!!timestamp 2026-01-01', '!!merge <<', '[]', '{}', '[a, b]',
  '{a: 1, b: }', '[a: b]', '{a, b}', '{"a":1}', '["a":1]', '[? a : b]', '[a,,b]', '[a, ]', '{? a, b: 1, }', '|', '>',
  '|-\n x', '>+\n x\n\n y\n', '|2\n   x', '"\\u0041\\x42\\n\\/"', '"\\ud83d\\ude00"', '"\\ud83d"', '"a\\\n  b"',
  '"a\n  b\n\n c"', "'a''b\n c'", '"unclosed', "'unclosed", '"\\q"', '"\\u12"', '"', "'",
];

const numberCharacters = '0123456789__::..--++eExXboaf';

// A text like a number or a timestamp.
export function numberLike(random) {
  const base = random.chance(0.5) ? random.pick(words.slice(12, 63)) : '';
  let text = base;
  for (let count = random.below(base === '' ? 9 : 3) + (base === '' ? 1 : 0); count > 0; --count) {
    const at = random.below(text.length + 1);
    const cut = random.chance(0.3) ? 1 : 0;
    text = text.slice(0, at) + random.pick(numberCharacters) + text.slice(at + cut);
  }
  return text;
}

function scalar(random) {
  const kind = random.below(10);
  if (kind < 5) return random.pick(words);
  if (kind < 7) return numberLike(random);
  if (kind < 8) return JSON.stringify(random.pick(words));
  if (kind < 9) return `'${random.pick(words).replaceAll("'", "''")}'`;
  return `${random.pick(words)} ${random.pick(words)}`;
}

const names = ['a', 'b', 'c', '"a"', "'b c'", 'd e', '1', '1.0', '~', 'true', '<<', '? a', '*a', '&k k', '012', '""',
  '2026-05-01', '0x10', '.inf', '-0', '!!str 1', '"<<"'];

function blankLine(random) {
  return random.pick(['\n', '\n', '  \n', '# c\n', '   # c\n', '\t\n']);
}

function lines(text, indent) {
  return text.replaceAll('\n', `\n${' '.repeat(indent)}`);
}

// A block collection or scalar whose lines have `indent` spaces; it begins after a key or a dash.
function block(random, depth, indent) {
  const kind = depth === 0 ? 9 : random.below(10);
  const pad = ' '.repeat(indent);
  if (kind < 4) {
    let text = random.chance(0.2) ? ` ${random.pick(['&a', '!!map', '# c', '&b !!map'])}` : '';
    for (let count = 1 + random.below(3); count > 0; --count) {
      if (random.chance(0.1)) text += `\n${blankLine(random)}`.slice(0, -1);
      const deviation = random.chance(0.02) ? random.pick([' ', '  ', '\t']) : '';
      text += `\n${pad}${deviation}${random.pick(names)}${random.chance(0.03) ? '' : ':'}`;
      text += block(random, depth - 1, indent + 1 + random.below(3));
    }
    return text;
  }
  if (kind < 6) {
    let text = random.chance(0.2) ? ` ${random.pick(['&a', '!!seq', '# c', '&b'])}` : '';
    const inset = random.chance(0.3) && indent > 0 ? pad.slice(1) : pad;
    for (let count = 1 + random.below(3); count > 0; --count) {
      text += `\n${inset}-${block(random, depth - 1, indent + 2)}`;
    }
    return text;
  }
  if (kind === 6) {
    const body = Array.from({ length: 1 + random.below(4) }, () =>
      random.chance(0.2) ? '' : ' '.repeat(random.below(3)) + random.pick(['x', 'x y', '# z', 'a: b', '- c', '\ty', '"']));
    return ` ${random.pick('|>')}${random.pick(['', '-', '+', '1', '2-', '+2'])}\n${body.map((l) => pad + l).join('\n')}` +
      (random.chance(0.2) ? '\n\n' : '');
  }
  if (kind === 7) return ` ${flow(random, 2, indent)}`;
  if (kind === 8) return random.chance(0.3) ? '' : ` ${random.pick(['x', 'x y'])}\n${pad}${random.pick(['z', 'z: 1', '# c', '- z'])}`;
  return ` ${lines(scalar(random), indent)}${random.chance(0.1) ? random.pick([' # c', ' #', '#', '  ']) : ''}`;
}

function flow(random, depth, indent) {
  const space = () => (random.chance(0.2) ? random.pick([' ', '\n' + ' '.repeat(indent), '\t', ' # c\n' + ' '.repeat(indent)]) : '');
  const value = () => (depth === 0 || random.chance(0.6) ? lines(scalar(random), indent) : flow(random, depth - 1, indent));
  const entries = Array.from({ length: random.below(4) }, () => random.chance(0.5) ? value() :
    `${random.pick(names)}${space()}:${random.chance(0.9) ? ' ' : ''}${value()}`);
  const inner = entries.map((entry) => space() + entry + space()).join(',') + (random.chance(0.1) ? ',' : '');
  return random.chance(0.5) ? `[${inner}]` : `{${inner}}`;
}

function json(random, depth) {
  const kind = depth === 0 ? random.below(4) : random.below(6);
  const space = () => (random.chance(0.3) ? random.pick([' ', '\n', '\t', '\n\t', '\r\n  ', '\n\n']) : '');
  if (kind === 0) return random.pick(['0', '-0', '1.50', '1e3', '-2.5E-3', '12345678901234567', '1e21', '0.1', 'true', 'false', 'null']);
  if (kind < 4) {
    let text = '';
    for (let count = random.below(6); count > 0; --count) {
      text += random.pick(['a', 'b ', ' ', ':', ': ', '#', ' #', '\\n', '\\u00e9', '\\ud83d\\ude00', '\\/', '\\"', "'", '-', '{', ',', '%',
        '\u00e9', '\u{1F600}', '\u2028', '\u0085', '\\u0000', '\\\\', '\u007f', '---']);
    }
    return `"${text}"`;
  }
  const count = random.below(4);
  if (kind === 4) return `[${Array.from({ length: count }, () => space() + json(random, depth - 1) + space()).join(',')}]`;
  return `{${Array.from({ length: count }, (_, i) =>
    `${space()}"${random.chance(0.05) ? 'k'.repeat(1200) : 'k'}${i}"${random.pick(['', '', ' '])}:${space()}${json(random, depth - 1)}${space()}`).join(',')}}`;
}

const tokens = ['a', 'b', ': ', ':', '- ', '-', '? ', '?', '[', ']', '{', '}', ', ', ',', '#', ' # c', '\n', '\n', '\n  ', '\n ', '  ', ' ',
  '\t', '"', "'", '|', '>', '&a ', '*a', '!', '!!str ', '!!seq ', '!!map ', '<<: ', '---', '\n---\n', '\n...\n', '%', '@', '\r\n', '\r', '\\', '1', '~',
  '%YAML 1.2\n---\n', '%TAG !e! tag:yaml.org,2002:\n---\n', '!e!str ', '\u00e9', '\ufeff', '|-\n', '>+\n', '|1', '.', '=', '"a"', "'b'"];

function soup(random) {
  let text = '';
  for (let count = 1 + random.below(14); count > 0; --count) text += random.pick(tokens);
  return text;
}

function mutated(random, document) {
  let text = document;
  for (let count = 1 + random.below(3); count > 0; --count) {
    const at = random.below(text.length + 1);
    const cut = random.pick([0, 0, 1, 2]);
    text = text.slice(0, at) + (random.chance(0.7) ? random.pick(tokens) : '') + text.slice(at + cut);
  }
  return text;
}

// A generator of documents; `seeds` are documents to mutate.
export function makeDocument(random, seeds) {
  const kind = random.below(20);
  if (kind < 6) {
    const value = random.chance(0.8) ? numberLike(random) : scalar(random);
    return random.pick([() => `a: ${value}`, () => `- ${value}`, () => `{a: ${value}}`, () => `${value}: 1`, () => value,
      () => `[${value}]`, () => `a: ${value} # c\n`, () => `? ${value}`, () => `a: !!int ${value}`, () => `a: !!float ${value}`,
      () => `a: !!timestamp ${value}`, () => `a: &a ${value}\n*a : b`])();
  }
  if (kind < 12) return block(random, 3, random.below(2)).replace(/^[ \n]/, random.chance(0.9) ? '' : '$&') + random.pick(['', '\n', '\n\n']);
  if (kind < 13) return flow(random, 3, 1);
  if (kind < 15) return json(random, 3);
  if (kind < 17) return soup(random);
  return mutated(random, random.pick(seeds));
}
