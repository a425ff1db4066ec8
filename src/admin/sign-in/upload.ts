import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

/** Reads a form with one file: the file goes to `request.upload`, the texts that came before it are returned. */
export async function readUpload(request: FastifyRequest): Promise<Record<string, string>> {
  const file = await request.file();
  if (file === undefined) return {};
  request.upload = { name: file.filename, content: await file.toBuffer() };
  const texts: Record<string, string> = {};
  for (const [name, field] of Object.entries(file.fields)) {
    if (field !== undefined && !Array.isArray(field) && field.type === 'field') {
      texts[name] = String(field.value);
    }
  }
  return texts;
}
