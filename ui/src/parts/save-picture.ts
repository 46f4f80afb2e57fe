// SPDX-License-Identifier: MIT
// A picture that the browser drew: handed on where the system has a way to share, else saved as a file.
const toFile = (canvas: HTMLCanvasElement, name: string) =>
  new Promise<File | undefined>((resolve) =>
    canvas.toBlob((it) => resolve(it ? new File([it], name, { type: it.type }) : undefined), 'image/png'),
  );

export async function savePicture(canvas: HTMLCanvasElement, name: string): Promise<void> {
  const file = await toFile(canvas, name);
  if (!file) return;
  // On a desk a file is what is wanted.
  const isPhone = matchMedia('(pointer: coarse)').matches;
  if (isPhone && 'canShare' in navigator && navigator.canShare({ files: [file] })) {
    try {
      await navigator.share({ files: [file] });
      return;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return;
    }
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
