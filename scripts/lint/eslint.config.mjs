// ESLint's rules for `npm run check -- lint`, which runs them from the root of the checkout. A rule that is switched
// off has its reason beside it.
import js from "@eslint/js";
import noUnsanitized from "eslint-plugin-no-unsanitized";
import regexp from "eslint-plugin-regexp";
import security from "eslint-plugin-security";
import globals from "globals";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const unusedVars = ["error", { ignoreRestSiblings: true, varsIgnorePattern: "^_$" }];

export default defineConfig(
  { ignores: ["web/generated/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  regexp.configs["flat/recommended"],
  {
    rules: {
      "array-callback-return": "error",
      eqeqeq: "error",
      "max-len": [
        "error",
        {
          code: 120,
          ignoreStrings: true,
          ignoreTemplateLiterals: true,
          ignoreRegExpLiterals: true,
          ignoreUrls: true,
        },
      ],
      // Control characters are what the expressions that name them look for.
      "no-control-regex": "off",
      "no-empty": ["error", { allowEmptyCatch: true }],
      "no-misleading-character-class": ["error", { allowEscape: true }],
      // A property of an element does something when it is set.
      "no-self-assign": ["error", { props: false }],
      "no-unreachable-loop": "error",
      "no-unused-vars": unusedVars,
      "no-var": "error",
      "prefer-const": "error",
      "regexp/match-any": ["error", { allows: ["[^]", "dotAll"] }],
    },
  },
  { files: ["scripts/**", "tests/**"], languageOptions: { globals: globals.node } },
  { files: ["tests/**", "demo/**"], languageOptions: { globals: globals.browser } },
  { files: ["tests/js/extension/**"], languageOptions: { globals: globals.webextensions } },
  {
    files: ["tests/{browser,extension,support}/**"],
    // Functions that are handed to a page use that page's names.
    rules: { "no-undef": "off" },
  },
  {
    files: ["web/**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked, noUnsanitized.configs.recommended, security.configs.recommended],
    languageOptions: { parserOptions: { project: "tsconfig.json", tsconfigRootDir: process.cwd() } },
    rules: {
      // Frameworks keep the elements of their JSX in one.
      "@typescript-eslint/no-namespace": ["error", { allowDeclarations: true }],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      "@typescript-eslint/no-unnecessary-boolean-literal-compare": "error",
      "@typescript-eslint/no-unnecessary-template-expression": "error",
      "@typescript-eslint/no-unnecessary-type-arguments": "error",
      "@typescript-eslint/no-unnecessary-type-conversion": "error",
      "@typescript-eslint/no-unused-vars": unusedVars,
      // What was caught, or given as the reason of an abort, is passed on as it is.
      "@typescript-eslint/prefer-promise-reject-errors": [
        "error",
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
      "@typescript-eslint/return-await": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/use-unknown-in-catch-callback-variable": "error",
      "no-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      // The command line opens the files that its user names.
      "security/detect-non-literal-fs-filename": "off",
      // Keys are of types that TypeScript checks; what comes from outside is read by keys that are written here.
      "security/detect-object-injection": "off",
      // The two rules on linear time below are exact.
      "security/detect-unsafe-regex": "off",
      // What pages, servers and files say is matched in linear time.
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential" }],
    },
  },
);
