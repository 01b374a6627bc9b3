import js from "@eslint/js";
import globals from "globals";

/** Text goes into a page as text, never as markup or as a program. */
const MARKUP = ["AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]",
  "AssignmentExpression[left.property.value=/^(inner|outer)HTML$/]",
  "AssignmentExpression[left.property.name='srcdoc']",
  "CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe)$/]",
  "CallExpression[callee.property.name='setAttribute'][arguments.0.value=/^(on|srcdoc$)/i]",
  "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]"].map((selector) => ({ selector,
    message: "Text goes in as text: use textContent or createTextNode." })
  );

/** What is shipped asks nobody else for anything. Namespaces are names, not places. */
const REMOTE = ["Literal[value=/^(https?:|wss?:)?\\u002f\\u002f(?!www\\.w3\\.org)/]",
  "TemplateElement[value.raw=/^(https?:|wss?:)?\\u002f\\u002f/]"].map((selector) => ({ selector,
    message: "Nothing is loaded from elsewhere." })
  );

/** It would block every importer. */
const TOP_LEVEL_AWAIT = { selector: "Program > ExpressionStatement > AwaitExpression", message: "No top-level await." };

const ignored = { ignores: ["target", "pkg/dist", "**/node_modules", "tests/packaging/apps"] };

const everything = { languageOptions: { ecmaVersion: 2022, sourceType: "module" },
  linterOptions: { reportUnusedDisableDirectives: "error" },
  rules: { eqeqeq: "error", "no-var": "error", "prefer-const": "error", "no-implicit-globals": "error",
    "no-eval": "error", "no-implied-eval": "error", "no-new-func": "error", "no-script-url": "error",
    "max-lines": ["error", 500], "max-lines-per-function": ["error", 80],
    "no-restricted-syntax": ["error", ...MARKUP, TOP_LEVEL_AWAIT] } };

const inBrowsers = { files: ["pkg/src/*.js", "www/**/*.js"], languageOptions: { globals: globals.browser },
  rules: { "no-restricted-syntax": ["error", ...MARKUP, ...REMOTE, TOP_LEVEL_AWAIT] } };

const inNode = { files: ["pkg/src/*node.js", "pkg/src/read-file.js"],
  languageOptions: { globals: globals.nodeBuiltin } };

const tests = { files: ["tests/**/*.{js,mjs}", "benches/*.mjs", "eslint.config.js"],
  languageOptions: { ecmaVersion: 2025, globals: { ...globals.node, ...globals.browser } },
  rules: { "no-restricted-syntax": ["error", ...MARKUP], "no-script-url": "off" } };

export default [ignored, js.configs.recommended, everything, inBrowsers, inNode, tests];
