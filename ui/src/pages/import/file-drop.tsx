// SPDX-License-Identifier: MIT
// The whole page takes an export that is dropped on it: an archive, a folder, several files.
import { FileArchive } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../parts/icon';
import { said } from '../../said';
import { complain } from '../../state/toasts';
import { dropped, type Export, exportOf } from './export-files';

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

export function FileDrop({ onExport }: { onExport: (given: Export) => void }) {
  const [over, setOver] = useState(false);
  const told = useRef(onExport);
  told.current = onExport;
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
      dropped(event.dataTransfer).then((files) => {
        const given = exportOf(files);
        if (given) told.current(given);
        else complain(new Error(said.notAnExport(files[0]?.path ?? '')));
      }, complain);
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
        <strong>Drop your export</strong>
      </div>
    </div>
  );
}
