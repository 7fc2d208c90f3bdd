/** What is asked of the files; everything may be left out. */
export interface Options {
  /** Files and folders to check; by default all that were added. */
  paths?: string[];
  /** The ruleset: the id of a built-in one, or the path of a file that was added. */
  rules?: string | null;
  /** The level of the congress. */
  level?: string | null;
  /** Facts of the congress, as a congress profile (TOML); they win over every file. */
  profile?: string | null;
  joining?: "together" | "apart" | null;
  /** How many cells of a file are read at most; by default as many as the program reads. */
  most_cells?: number | null;
  strict?: boolean;
  deny_warnings?: boolean;
  /** The day of the check, as `2024-05-16`; by default today in Viet Nam. */
  today?: string;
  lang?: "vi" | "en";
}

export type Format =
  | "json" | "json-lines" | "table" | "markdown" | "html" | "csv" | "xlsx"
  | "sarif" | "junit" | "github" | "gitlab";

export interface Check {
  rule: string;
  kind: string;
  title: string;
  status: "pass" | "fail" | "not_checked";
  severity: "error" | "warning" | "advice";
  message: string;
  help: string | null;
  citation: string;
  margin: number | null;
  missing: string[];
}

export interface Finding {
  rule: string;
  severity: "error" | "warning" | "advice";
  message: string;
  help: string | null;
  path?: string;
  sheet: string | null;
  row: number | null;
  cell: string | null;
  delegate: string | null;
}

export interface Input {
  path: string;
  error: { message: string; help: string[] } | null;
  congress: { name: string | null; level: string } | null;
  checks: Check[];
  findings: Finding[];
}

/** The JSON report, `schema_version` 1. */
export interface Report {
  schema_version: 1;
  ruleset: { id: string; title: string; sources: string[] };
  inputs: Input[];
  summary: { inputs: number; errors: number; warnings: number; not_checked: number };
}

export class Refused extends Error {
  about: string | null;
  help: string[];
  problems: string | null;
}

export class Checker {
  static open(engine?: BufferSource): Promise<Checker>;
  add(path: string, bytes: Uint8Array, written?: Date): void;
  clear(): void;
  check(options?: Options): Report;
  report(format: Format, options?: Options): Uint8Array;
  marked(input?: number, options?: Options): Uint8Array;
  quota(given: Record<string, number>, options?: Options): unknown;
}
