/** A WebGL 2 context: smooth edges where a graphics card draws, none where the processor has to. */
export function context(canvas: HTMLCanvasElement): { gl: WebGL2RenderingContext; software: boolean } {
  const software = drawsInSoftware();
  const gl = canvas.getContext("webgl2", {
    // Opaque all the same; but a canvas without alpha cannot be copied into the still picture's texture.
    alpha: true,
    depth: true,
    stencil: false,
    antialias: !software,
    powerPreference: "high-performance",
  });
  if (!gl) {
    throw new Error("There is no WebGL 2.");
  }
  return { gl, software };
}

/** Calls back when the browser takes the graphics away and when they are back; the answer ends it. */
export function onContextChange(canvas: HTMLCanvasElement, changed: (lost: boolean) => void): () => void {
  const lost = (event: Event): void => {
    event.preventDefault(); // Without this the browser never gives the context back.
    changed(true);
  };
  const restored = (): void => changed(false);
  canvas.addEventListener("webglcontextlost", lost);
  canvas.addEventListener("webglcontextrestored", restored);
  return () => {
    canvas.removeEventListener("webglcontextlost", lost);
    canvas.removeEventListener("webglcontextrestored", restored);
  };
}

/** Asked of a context of its own, because smooth edges have to be decided before the real one is made. */
function drawsInSoftware(): boolean {
  const probe = new OffscreenCanvas(1, 1).getContext("webgl2");
  if (!probe) {
    return true;
  }
  const info = probe.getExtension("WEBGL_debug_renderer_info");
  const name = String(probe.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : probe.RENDERER));
  probe.getExtension("WEBGL_lose_context")?.loseContext();
  return /swiftshader|llvmpipe|softpipe|basic render|software/i.test(name);
}
