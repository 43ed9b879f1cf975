// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors
//
// usage: node same_verdict.mjs NODE_FOLDER REPOSITORY CHECK_DOCUMENTS
//
// Gives the same YAML to ajv (through the npm package yaml) and to bestek, and demands the same verdict on each:
// the files of the example round, and the same files with one mistake each. Without chance: the same run every time.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [nodeFolder, repository, checkDocuments] = process.argv.slice(2);
const require = createRequire(join(nodeFolder, "package.json"));
const Ajv = require("ajv");
const YAML = require("yaml");

const KINDS = ["ronde", "gemeenten", "diensten", "aanbieders", "criteria", "tarieven", "volumes", "onderhandelpunten", "verloop",
               "inschrijvingen", "bekostiging", "aanbiedingen", "overeenkomst", "overleggen", "reacties",
               "besluitvorming", "prijsgesprekken"];
const MOST_PER_KIND = 260;

// What bestek refuses and ajv cannot see, on purpose. Each is checked: if one ever agrees, its line here has to go.
const BY_DESIGN = [
  ["volumes", "hoeveelheid: 1e3", "a number that other readers take for a code"],
  ["volumes", "hoeveelheid: 0x1F", "hexadecimal"],
  ["volumes", "hoeveelheid: +5", "YAML 1.1 and 1.2 differ"],
  ["volumes", "hoeveelheid: .5", "YAML 1.1 and 1.2 differ"],
  ["volumes", "hoeveelheid: 1234567890.1234567", "more digits than a double carries"],
];

// Read the same by both, in spite of how they look.
const LOOKALIKES = [
  ["volumes", "hoeveelheid: 2015.0"], ["volumes", "hoeveelheid: no"], ["volumes", "hoeveelheid: 1:30"],
  ["volumes", "hoeveelheid: 1_000"], ["volumes", "hoeveelheid: 0o17x"], ["volumes", "hoeveelheid: '12'"],
  ["volumes", "hoeveelheid: 12,50"], ["volumes", "hoeveelheid: ~"], ["volumes", "hoeveelheid: -0"],
  ["volumes", "hoeveelheid:"], ["volumes", "hoeveelheid: true"], ["volumes", "hoeveelheid: 007"],
  ["volumes", "jaar: 2015.0"], ["volumes", "jaar: 2015.5"], ["volumes", "jaar: '2015'"],
  ["volumes", "jaar: 2015-01-01"], ["volumes", "jaar: 1999"], ["volumes", "jaar: 2101"],
];

const exampleFolder = join(repository, "examples", "groninger-gemeenten-2015");

function exampleTexts(kind) {
  if (kind === "inschrijvingen")  // the Groninger round compares no bids
    return [readFileSync(join(repository, "tests", "cli", "rondes", "mini-competitie", `${kind}.yaml`), "utf8")];
  if (kind === "aanbiedingen")
    return [readFileSync(join(repository, "tests", "dossier", "aanbieding.yaml"), "utf8")];
  if (kind !== "aanbieders") return [readFileSync(join(exampleFolder, `${kind}.yaml`), "utf8")];
  const folder = join(exampleFolder, kind);
  return readdirSync(folder).sort().map((name) => readFileSync(join(folder, name), "utf8"));
}

/// The first items of each list are enough to make mistakes in.
function trimmed(value) {
  if (Array.isArray(value)) return value.slice(0, 2).map(trimmed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, trimmed(child)]));
}

const LONG = "a".repeat(70);

/// Other values for the one at a place; each may or may not be a mistake: that is what ajv says.
function replacements(value) {
  const others = [null, true, 0, -1, 2.5, 101, 1000000000, "", "x", [], {}];
  if (typeof value === "string") {
    others.push(`${value} `, ` ${value}`, `${value}\n`, value.toUpperCase(), value.slice(0, -1), `${value}0`, `${value}é`,
                value + LONG, "2015-1-1", "٢٠١٥-٠١-٠١", "12345678", "a@b", "a@b@c", "1.1", "G1", "ja");
  } else if (typeof value === "number") {
    others.push(String(value), value + 0.5, -value, value * 1000);
  } else if (Array.isArray(value)) {
    others.push(value.concat(value.slice(0, 1)), value.concat([null]), value.concat(["nieuw"]), { 0: value[0] });
  } else if (value !== null && typeof value === "object") {
    others.push([value], { ...value, onbekend_x: 1 }, { ...value, "": "leeg" });
    for (const key of Object.keys(value)) {
      const { [key]: gone, ...rest } = value;
      others.push(rest, { ...rest, [`${key}x`]: gone });
    }
  }
  return others;
}

function* mistakes(value) {
  yield* replacements(value);
  if (value === null || typeof value !== "object") return;
  for (const key of Object.keys(value)) {
    for (const child of mistakes(value[key])) {
      const copy = Array.isArray(value) ? [...value] : { ...value };
      copy[key] = child;
      yield copy;
    }
  }
}

/// Every n-th, so that all places get their share.
function spread(list, most) {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]);
}

const textsWithMistakes = (value, most) => [...new Set(spread([...mistakes(value)], most).map((wrong) => YAML.stringify(wrong)))];

function documents() {
  const list = [];
  const merged = {};
  for (const kind of KINDS) {
    const texts = exampleTexts(kind);
    for (const text of texts) list.push({ kind, text, source: "example" });
    const value = trimmed(YAML.parse(texts[0]));
    for (const text of textsWithMistakes(value, MOST_PER_KIND)) list.push({ kind, text, source: "mistake" });
    for (const [key, part] of Object.entries(value)) {
      if (key === "aanbieder") merged.aanbieders = [part];
      else if (key === "aanbieding") merged.aanbiedingen = [part];
      else if (key !== "bronnen") merged[key] = part;
    }
  }
  // A round in one file.
  list.push({ kind: "ronde", text: YAML.stringify(merged), source: "merged" });
  for (const text of textsWithMistakes(merged, 2 * MOST_PER_KIND)) list.push({ kind: "ronde", text, source: "merged mistake" });
  const volume = (line) => `volumes:\n  - {gemeente: a, dienst: b, ${line.startsWith("jaar") ? "hoeveelheid: 1" : "jaar: 2015"}, ${line}}\n`;
  for (const [kind, line] of LOOKALIKES) list.push({ kind, text: volume(line), source: "lookalike" });
  for (const [kind, line, reason] of BY_DESIGN) list.push({ kind, text: volume(line), source: "by design", reason });
  return list;
}

function ajvVerdicts(list) {
  // patternErrorMessage is for the editor; a $ref beside a title is draft 7.
  const ajv = new Ajv({ strict: false, validateSchema: true });
  const folder = join(repository, "schemas");
  for (const name of readdirSync(folder).sort()) {
    ajv.addSchema(JSON.parse(readFileSync(join(folder, name), "utf8")), name);
  }
  const validators = Object.fromEntries(KINDS.map((kind) => [kind, ajv.getSchema(`${kind}.schema.json`)]));
  return list.map(({ kind, text }) => {
    const document = YAML.parseDocument(text);
    if (document.errors.length > 0) return { valid: false, why: document.errors[0].message };
    const valid = validators[kind](document.toJS());
    return { valid, why: valid ? "" : ajv.errorsText(validators[kind].errors) };
  });
}

function ourVerdicts(list) {
  const input = Buffer.concat(list.flatMap(({ kind, text }) => {
    const bytes = Buffer.from(text, "utf8");
    return [Buffer.from(`${kind} ${bytes.length}\n`), bytes];
  }));
  const output = execFileSync(checkDocuments, { input, maxBuffer: 1 << 28 }).toString("utf8");
  return output.trimEnd().split("\n").map((line) => ({ valid: line === "valid", why: line }));
}

const list = documents();
const theirs = ajvVerdicts(list);
const ours = ourVerdicts(list);
let failures = list.length === ours.length ? 0 : 1;
const count = {};
list.forEach((document, i) => {
  const verdict = theirs[i].valid ? "valid" : "invalid";
  const key = `${document.source}, ${verdict} for ajv`;
  count[key] = (count[key] ?? 0) + 1;
  const expected = document.source === "by design" ? !theirs[i].valid : theirs[i].valid;
  const isExample = document.source === "example" || document.source === "merged";
  if (ours[i]?.valid === expected && (theirs[i].valid || !isExample)) return;
  failures += 1;
  if (failures > 10) return;
  console.error(`--- ${document.kind} (${document.source}${document.reason ? `: ${document.reason}` : ""})\n${document.text}`);
  console.error(`ajv: ${verdict} ${theirs[i].why}\nbestek: ${ours[i]?.why}\n`);
});
for (const [key, number] of Object.entries(count)) console.log(`${String(number).padStart(5)}  ${key}`);
const wrong = theirs.filter(({ valid }) => !valid).length;
if (list.length < 1000 || wrong < 500 || wrong === list.length) {
  console.error(`too few documents to mean anything: ${list.length}, of which ${wrong} wrong`);
  failures += 1;
}
console.log(`${list.length} documents, ${failures} with another verdict`);
process.exit(failures === 0 ? 0 : 1);
