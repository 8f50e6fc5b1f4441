/** A span of .NET memory as [JSMarshalAs<JSType.MemoryView>] hands it over. It lives only during the call. */
export interface IMemoryView<T extends ArrayBufferView = Uint8Array> {
  readonly length: number;
  readonly byteLength: number;
  /** Copies into the span; `source` must be of the span's own element type. */
  set(source: T, targetOffset?: number): void;
  /** Copies out of the span; `target` must be of the span's own element type. */
  copyTo(target: T, sourceOffset?: number): void;
  slice(start?: number, end?: number): T;
}
