/** Reads a copy in DOCX (ECMA-376): mammoth converts it to HTML, which `readHtml` reads. */
import mammoth from 'mammoth/mammoth.browser';
import { failure, success, type Result } from '../../domain/result';
import { readHtml } from './html';
import type { CopyText } from '../model';

/** Reads a DOCX file. */
export async function readDocx(name: string, bytes: Uint8Array): Promise<Result<CopyText>> {
  try {
    const arrayBuffer = bytes.slice().buffer;
    const { value } = await mammoth.convertToHtml(
      { arrayBuffer },
      { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) },
    );
    const read = readHtml(value);
    if (read.paragraphs.length > 0) return success({ format: 'docx', ...read });
    return failure({ message: `“${name}” holds no running text. Choose the file that holds the article.` });
  } catch {
    return failure({
      message: `“${name}” is damaged or no DOCX document. Open it in a word processor and save it again.`,
    });
  }
}
