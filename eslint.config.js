import js from "@eslint/js";
import globals from "globals";

/** Text goes into a page as text, never as HTML. */
const MARKUP = ["AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]",
  "CallExpression[callee.property.name='insertAdjacentHTML']",
  "CallExpression[callee.object.name='document'][callee.property.name='write']"].map((selector) => ({ selector,
    message: "Text goes in as text: use textContent or createTextNode." })
  );

/** It would block every importer. */
const TOP_LEVEL_AWAIT = { selector: "Program > ExpressionStatement > AwaitExpression", message: "No top-level await." };

const ignored = { ignores: ["target", "pkg/dist", "**/node_modules", "tests/packaging/apps"] };

const everything = { languageOptions: { ecmaVersion: 2022, sourceType: "module" },
  linterOptions: { reportUnusedDisableDirectives: "error" },
  rules: { eqeqeq: "error", "no-var": "error", "prefer-const": "error", "no-implicit-globals": "error",
    "no-eval": "error", "max-lines": ["error", 500], "max-lines-per-function": ["error", 80],
    "no-restricted-syntax": ["error", ...MARKUP, TOP_LEVEL_AWAIT] } };

const inBrowsers = { files: ["pkg/*.js", "www/**/*.js"], languageOptions: { globals: globals.browser } };

const inNode = { files: ["pkg/*node.js", "pkg/read-file.js"], languageOptions: { globals: globals.nodeBuiltin } };

const tests = { files: ["tests/**/*.{js,mjs}", "benches/*.mjs", "eslint.config.js"],
  languageOptions: { ecmaVersion: 2025, globals: { ...globals.node, ...globals.browser } },
  rules: { "no-restricted-syntax": ["error", ...MARKUP] } };

export default [ignored, js.configs.recommended, everything, inBrowsers, inNode, tests];
