// SPDX-License-Identifier: MIT
// An export as people hold it, Trakt's or another service's: an archive, a folder, some of its files. What is dropped or chosen becomes one upload.

export interface ExportFile {
  file: File;
  /** With the folders below the one that was given: "export/watched-history-1.json". */
  path: string;
}

export interface Export {
  name: string;
  size: number;
  files: ExportFile[];
}

/** The server takes no more in one form; a large export has 2,000. */
const mostFiles = 5000;

const junk = /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;
// What an import reads, with copies and placeholders of it: those are told by the server. The rest of a folder stays
// where it is; other files of an export hold an e-mail address.
const read =
  /watched-history|watched-movies|watched-shows|ratings-(movies|shows|seasons|episodes)|lists-watchlist|_errors\.json|user-stats|custom-library|(^|\/)watched\/[^/]*history[^/]*\.json|(^|\/)lists\/[^/]*watchlist[^/]*\.json/i;
// Other services put these beside what was watched.
const secret = /(token|login|auth|password|secret)[^/]*$/i;

function nameOf(files: ExportFile[]): string {
  const [first] = files;
  if (!first) return '';
  if (files.length === 1) return first.file.name;
  const top = first.path.split('/')[0] ?? '';
  const together = files.every((it) => it.path.startsWith(`${top}/`));
  return together ? top : `${first.file.name} and ${files.length - 1} more`;
}

/** One upload of what was given; undefined where nothing was. */
export function exportOf(given: ExportFile[]): Export | undefined {
  const real = given.filter(
    (it) => !junk.test(it.path) && it.file.size > 0 && !(given.length > 1 && secret.test(it.path)),
  );
  const wanted = real.filter((it) => read.test(it.path) && !/\.(zip|7z|tar|tgz|gz)$/i.test(it.path));
  const files = (real.length > 1 && wanted.length > 0 ? wanted : real).slice(0, mostFiles);
  if (files.length === 0) return undefined;
  return { name: nameOf(files), size: files.reduce((sum, it) => sum + it.file.size, 0), files };
}

/** As a form, each file under its path. */
export function formOf(given: Export): FormData {
  const form = new FormData();
  for (const it of given.files) form.append('file', it.file, it.path);
  return form;
}

/** What was chosen in a dialog for files or for a folder. */
export function chosen(files: FileList | null): ExportFile[] {
  return Array.from(files ?? [], (file) => ({ file, path: file.webkitRelativePath || file.name }));
}

async function inside(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    // It gives a hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function below(entry: FileSystemEntry, path: string): Promise<ExportFile[]> {
  const here = path ? `${path}/${entry.name}` : entry.name;
  if (entry.isDirectory) {
    const found: ExportFile[] = [];
    for (const one of await inside(entry as FileSystemDirectoryEntry)) found.push(...(await below(one, here)));
    return found;
  }
  const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
  return [{ file, path: here }];
}

/** What was dropped, folders with all that is in them. Call it in the event: afterwards the browser has forgotten. */
export async function dropped(data: DataTransfer | null): Promise<ExportFile[]> {
  if (!data) return [];
  const entries = Array.from(data.items, (it) => (it.kind === 'file' ? it.webkitGetAsEntry() : null));
  const plain = Array.from(data.files, (file) => ({ file, path: file.name }));
  if (!entries.some((it) => it?.isDirectory)) return plain;
  const found: ExportFile[] = [];
  for (const entry of entries) if (entry) found.push(...(await below(entry, '')));
  return found;
}
