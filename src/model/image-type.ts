const imageTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jfif: 'image/jpeg',
  png: 'image/png',
  apng: 'image/apng',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  jxl: 'image/jxl',
  heic: 'image/heic',
  heif: 'image/heif',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
};

/** The media type of an image by the extension of its file name or path (IANA); undefined if that is not one of an image. */
export function imageTypeOf(name: string): string | undefined {
  const extension = /\.(\w{3,4})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(imageTypes, extension) ? imageTypes[extension] : undefined;
}
