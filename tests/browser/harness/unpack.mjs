/** Unpacks Chromium into the temporary directory, in a process of its own: the package looks at the environment. */
import { requirePackage } from "./packages.mjs";

await requirePackage("@sparticuz/chromium").executablePath();
