/**
 * A headless Chromium that needs nothing of the machine but a Linux with glibc: the program, the libraries that it is
 * linked with, software rendering for WebGL and a font all come in one npm package.
 *
 * The package is meant for AWS Lambda, where it unpacks itself into the temporary directory and must do without
 * processes. Here it is unpacked once below `.local`, and run as Chromium usually is: same-origin policy included.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { requirePackage, versionOf } from "./packages.mjs";

const LOCAL = fileURLToPath(new URL("../../../.local/", import.meta.url));
const SOFTWARE_RENDERING = [
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
];
// The same text has the same width on every machine.
const STEADY_TEXT = ["--font-render-hinting=none", "--disable-lcd-text"];

/** Start the browser, or the one that MOBILITY_TEST_BROWSER names. */
export async function launchBrowser() {
  const { chromium } = requirePackage("playwright-core");
  const args = [...SOFTWARE_RENDERING, ...STEADY_TEXT];
  const own = process.env.MOBILITY_TEST_BROWSER;
  if (own) return await chromium.launch({ executablePath: own, args });
  const directory = unpacked();
  return await chromium.launch({
    executablePath: join(directory, "chromium"),
    args,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(directory, "al2023", "lib"),
      FONTCONFIG_FILE: join(directory, "fonts.conf"),
    },
  });
}

function unpacked() {
  refuseOtherMachines();
  const directory = join(LOCAL, `chromium-${versionOf("@sparticuz/chromium")}`);
  if (!existsSync(directory)) unpack(directory);
  return directory;
}

/** Several processes may do this at once: each unpacks for itself, and the first one to finish is used. */
function unpack(directory) {
  mkdirSync(LOCAL, { recursive: true });
  const staging = mkdtempSync(join(LOCAL, "chromium-unfinished-"));
  try {
    const outcome = spawnSync(process.execPath, [fileURLToPath(new URL("unpack.mjs", import.meta.url))], {
      // The package brings out its libraries only where it believes to be on Lambda.
      env: { ...process.env, TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
      encoding: "utf8",
    });
    if (outcome.status !== 0) throw new Error(`Chromium could not be unpacked into ${staging}:\n${outcome.stderr}`);
    for (const path of [staging, join(staging, "chromium")]) chmodSync(path, 0o755);
    writeFileSync(join(staging, "fonts.conf"), fontConfiguration(directory));
    renameSync(staging, directory);
  } catch (error) {
    if (!existsSync(directory)) throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** The package's own configuration names places of Lambda, and would let the fonts of the machine in. */
function fontConfiguration(directory) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(directory, "fonts", "fonts")}</dir>
  <cachedir>${join(directory, "fonts-cache")}</cachedir>
</fontconfig>
`;
}

function refuseOtherMachines() {
  if (process.platform === "linux" && process.arch === "x64") return;
  throw new Error(
    `There is no browser for these tests on ${process.platform} ${process.arch}.\n` +
      "  Why: the Chromium that comes as an npm package is built for Linux on x64.\n" +
      "  Fix: set MOBILITY_TEST_BROWSER to the path of a Chromium or Chrome of yours.",
  );
}
