import type { ServerResponse } from 'node:http';
import { sampleArt } from './pages/shared.js';

function answer(response: ServerResponse, type: string, body: string): true {
  response.setHeader('content-type', type);
  response.end(body);
  return true;
}

/** Answers what the sample pages ask for beside their own files. False when it is nothing we know. */
export function sampleAnswer(method: string, path: string, response: ServerResponse): boolean {
  const art = sampleArt(path);
  if (method === 'GET' && art) return answer(response, 'image/svg+xml', art);
  return false;
}
