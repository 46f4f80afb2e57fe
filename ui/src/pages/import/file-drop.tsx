// SPDX-License-Identifier: MIT
// The whole page takes an export that is dropped on it.
import { FileArchive } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../parts/icon';
import { complain } from '../../state/toasts';

/** The file, if it can be an export; else says what is wrong with it. */
export function exportFile(file: File | undefined): File | undefined {
  if (!file) return undefined;
  if (/\.zip$/i.test(file.name) || file.type === 'application/zip') return file;
  complain(new Error(`${file.name} is no ZIP. Give the file as Trakt gave it to you, unopened.`));
  return undefined;
}

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const [over, setOver] = useState(false);
  const told = useRef(onFile);
  told.current = onFile;
  useEffect(() => {
    // Every element that is crossed is entered before the one before it is left.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth++;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (holdsFiles(event) && --depth <= 0) setOver(false);
    };
    const hover = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const file = exportFile(event.dataTransfer?.files[0]);
      if (file) told.current(file);
    };
    addEventListener('dragenter', enter);
    addEventListener('dragleave', leave);
    addEventListener('dragover', hover);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragenter', enter);
      removeEventListener('dragleave', leave);
      removeEventListener('dragover', hover);
      removeEventListener('drop', drop);
    };
  }, []);
  if (!over) return null;
  return (
    <div class="file-drop" aria-hidden="true">
      <div class="file-drop-inside">
        <Icon of={FileArchive} size={48} />
        <strong>Drop Trakt’s export</strong>
      </div>
    </div>
  );
}
