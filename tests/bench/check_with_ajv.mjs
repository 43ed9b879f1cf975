// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors
//
// usage: node check_with_ajv.mjs NODE_FOLDER SCHEMAS FILE
// What an editor does: reads the YAML with positions and checks it against schemas/aanbieders.schema.json.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [nodeFolder, schemas, file] = process.argv.slice(2);
const require = createRequire(join(nodeFolder, "package.json"));
const Ajv = require("ajv");
const YAML = require("yaml");

const ajv = new Ajv({ strict: false, allErrors: true });
for (const kind of ["gemeenschappelijk", "aanbieders"]) {
  ajv.addSchema(JSON.parse(readFileSync(join(schemas, `${kind}.schema.json`), "utf8")), `${kind}.schema.json`);
}
const lineCounter = new YAML.LineCounter();
const document = YAML.parseDocument(readFileSync(file, "utf8"), { lineCounter });
const valid = ajv.getSchema("aanbieders.schema.json")(document.toJS({ maxAliasCount: -1 }));
process.exit(valid && document.errors.length === 0 ? 0 : 1);
