import type { PageView } from './shared.view.js';

/** `docs/api`: the OpenAPI document, readable. Made by `apiDocsView`. */
export interface ApiDocsView extends PageView {
  intro: string;
  version: string;
  documentHref: string;
  groups: ApiGroupView[];
}

export interface ApiGroupView {
  id: string;
  name: string;
  words: string;
  operations: ApiOperationView[];
}

export interface ApiOperationView {
  id: string;
  method: string;
  verbClass: string;
  path: string;
  summary: string;
  words: string;
  auth: string | null;
  params: ApiFieldView[];
  body: { fields: ApiFieldView[]; example: string | null } | null;
  answers: { status: string; isGood: boolean; words: string; fields: ApiFieldView[] }[];
}

export interface ApiFieldView {
  name: string;
  kind: string;
  words: string;
  isRequired: boolean;
}
