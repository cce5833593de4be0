// What publint finds in the package that is installed here, as one JSON list.
import { publint } from "publint";

const { messages, pkg } = await publint({ pkgDir: "node_modules/@mobilitycorp/sdk", strict: true });
console.log(JSON.stringify(messages.map((message) => ({ ...message, about: pkg.name }))));
