import js from "@eslint/js";
import globals from "globals";

/** Text goes into a page as text, never as HTML. */
const MARKUP = "Text goes in as text: use textContent or createTextNode.";

export default [{ ignores: ["target", "pkg/dist", "**/node_modules", "tests/packaging/apps"] }, js.configs.recommended,
  { languageOptions: { ecmaVersion: 2022, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: { eqeqeq: "error", "no-var": "error", "prefer-const": "error", "no-implicit-globals": "error",
      "no-eval": "error",
      "no-restricted-properties": ["error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property, message: MARKUP })), {
        object: "document",
        property: "write",
        message: MARKUP,
      }],
      "no-restricted-syntax": ["error", { selector: "Program > ExpressionStatement > AwaitExpression",
        message: "No top-level await: it blocks every importer." }] } }, { files: ["pkg/*.js", "www/**/*.js"],
  languageOptions: { globals: globals.browser } }, { files: ["pkg/*node.js", "pkg/read-file.js"],
  languageOptions: { globals: globals.nodeBuiltin } }, { files: ["tests/**/*.{js,mjs}", "eslint.config.js"],
  languageOptions: { ecmaVersion: 2025, globals: { ...globals.node, ...globals.browser } },
  rules: { "no-restricted-syntax": "off" } }];
