/** Writes the JSON Schemas for editors: `npm run schemas`. */
import { writeFileSync } from "node:fs";
import { schemaTexts } from "./texts";

for (const { path, text } of schemaTexts()) writeFileSync(path, text);
