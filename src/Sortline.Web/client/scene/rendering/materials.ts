import { type Material, type Mesh, MeshLambertMaterial, MeshStandardMaterial, type Object3D } from "three";

/** A material for machines with a graphics card, and one for those that draw in software. */
export interface MaterialPair {
  readonly full: Material;
  readonly plain: Material;
}

const pairs = new WeakMap<Object3D, MaterialPair>();

/** Remembers both materials of a mesh and puts on the full one. */
export function applyMaterial(mesh: Mesh, pair: MaterialPair): void {
  pairs.set(mesh, pair);
  mesh.material = pair.full;
}

/** Puts the full or the plain material on everything below an object that is on one layer. */
export function switchMaterials(root: Object3D, plain: boolean, layer: number): void {
  root.traverse((object) => {
    const pair = pairs.get(object);
    if (pair && object.layers.isEnabled(layer)) {
      (object as Mesh).material = plain ? pair.plain : pair.full;
    }
  });
}

/** The material of every machine: colour, roughness and metalness come from the vertices. */
export function machineMaterial(): MaterialPair {
  const full = new MeshStandardMaterial({ vertexColors: true, roughness: 1, metalness: 1 });
  full.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nattribute vec2 surface;\nvarying vec2 vSurface;")
      .replace("#include <begin_vertex>", "#include <begin_vertex>\nvSurface = surface;");
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", "#include <common>\nvarying vec2 vSurface;")
      .replace("#include <roughnessmap_fragment>", "float roughnessFactor = roughness * vSurface.x;")
      .replace("#include <metalnessmap_fragment>", "float metalnessFactor = metalness * vSurface.y;");
  };
  return { full, plain: new MeshLambertMaterial({ vertexColors: true }) };
}
