import { type Material, MeshLambertMaterial, MeshStandardMaterial, Vector4 } from "three";
import type { MaterialPair } from "../rendering/materials";
import type { FinishSpec } from "./part";

/**
 * A finish as the shader takes it: tone, warmth, roughness, and seed + rust in one number
 * (whole part: seed; fraction: rust), because an instance of the batch carries four numbers.
 */
export function packFinish(finish: FinishSpec): Vector4 {
  const seed = ((finish.seed % 2048) + 2048) % 2048;
  const rust = Math.min(Math.max(finish.rust, 0), 1);
  return new Vector4(finish.tone, finish.warmth, finish.roughness, Math.floor(seed) + 0.003 + rust * 0.99);
}

// Whole-number hashing gives the same metal on every graphics card; hashing with sin() does not.
const surfaceCode = /* glsl */ `
flat varying vec4 vFinish;
flat varying float vMark;
varying vec3 vOwn;
varying vec3 vRadial;

float grain(ivec3 cell, uint seed) {
  uint h = uint(cell.x) * 0x8da6b343u ^ uint(cell.y) * 0xd8163841u ^ uint(cell.z) * 0xcb1ab31fu ^ seed * 0x9e3779b1u;
  h = (h ^ (h >> 15)) * 0x2c1b3c6du;
  h = (h ^ (h >> 12)) * 0x297a2d39u;
  return float((h ^ (h >> 15)) >> 8) / 16777216.0;
}

float cloud(vec3 p, uint seed) {
  vec3 whole = floor(p);
  vec3 t = p - whole;
  t = t * t * (3.0 - 2.0 * t);
  ivec3 c = ivec3(whole);
  vec4 near = vec4(grain(c, seed), grain(c + ivec3(1, 0, 0), seed), grain(c + ivec3(0, 1, 0), seed), grain(c + ivec3(1, 1, 0), seed));
  c.z += 1;
  vec4 far = vec4(grain(c, seed), grain(c + ivec3(1, 0, 0), seed), grain(c + ivec3(0, 1, 0), seed), grain(c + ivec3(1, 1, 0), seed));
  vec4 at = mix(near, far, t.z);
  return mix(mix(at.x, at.y, t.x), mix(at.z, at.w, t.x), t.y);
}

float grooves; // of this fragment: -0.5..0.5, 0 where the part was not turned

// Rings as a lathe leaves them: noise along the radius alone. One lathe, one pattern: what differs from part to part
// without being a defect only makes learning from few examples harder.
float turning(uint seed) {
  float at = length(vOwn.xz) * 1150.0;
  float t = fract(at);
  int ring = int(at);
  return mix(grain(ivec3(ring, 0, 0), seed), grain(ivec3(ring + 1, 0, 0), seed), t * t * (3.0 - 2.0 * t)) - 0.5;
}

// The grooves tilt a turned face toward and away from the axis, ring by ring.
vec3 grooved(vec3 normal) {
  float length2 = dot(vRadial, vRadial);
  return length2 < 1e-9 ? normal : normalize(normal + vRadial * inversesqrt(length2) * 0.12 * grooves);
}

void partSurface(out vec3 color, out float rough, out float metal) {
  uint seed = uint(vFinish.w);
  float rust = clamp((fract(vFinish.w) - 0.004) / 0.99, 0.0, 1.0);
  float tone = vFinish.x;
  float smudge = cloud(vOwn * 70.0, seed) - 0.5;
  float fine = grain(ivec3(floor(vOwn * 2600.0)), seed + 1u) - 0.5;
  grooves = vMark == 5.0 ? turning(7u) : 0.0;

  color = vec3(mix(0.34, 0.78, tone)) * vec3(1.0 + 0.07 * vFinish.y, 1.0, 1.0 - 0.10 * vFinish.y);
  color *= 1.0 + 0.05 * smudge + 0.05 * fine;
  rough = clamp(vFinish.z + 0.05 * smudge + 0.04 * fine, 0.12, 1.0);
  metal = 1.0;

  if (vMark == 1.0) { // broken metal: bright grey grains
    float grains = cloud(vOwn * 1400.0, seed + 3u);
    color = vec3(0.30 + 0.30 * grains);
    rough = 0.75;
  } else if (vMark == 2.0) { // slag
    float grains = cloud(vOwn * 520.0, seed + 4u);
    color = vec3(0.26, 0.235, 0.21) * (0.6 + 0.8 * grains);
    rough = 0.85;
    metal = 0.25;
  } else if (vMark == 3.0) { // rubbed bright, scratched along the shank
    float scratch = cloud(vec3(vOwn.x * 90.0, vOwn.yz * 1500.0), seed + 5u);
    color = color * 1.08 + 0.05 * (scratch - 0.5);
    rough = clamp(rough * 0.85 + 0.12 * (scratch - 0.5), 0.12, 1.0);
  } else if (vMark == 4.0) { // as cast
    float casting = 0.5;
    #ifndef USE_BATCHING_COLOR
      casting = cloud(vOwn * 420.0, seed + 6u);
    #endif
    color *= 0.52 + 0.16 * casting;
    rough = min(1.0, rough + 0.22);
  } else if (vMark == 5.0) { // turned on a lathe: faint rings
    color *= 1.0 + 0.06 * grooves;
    rough = clamp(rough + 0.06 * grooves, 0.12, 1.0);
  }

  if (rust > 0.0) {
    float field = 0.50 * cloud(vOwn * 62.0, seed + 8u) + 0.27 * cloud(vOwn * 150.0, seed + 9u);
    float depth = cloud(vOwn * 240.0, seed + 12u);
    #ifdef USE_BATCHING_COLOR
      field += 0.115; // from afar the finest grain would only flicker
    #else
      field += 0.15 * cloud(vOwn * 380.0, seed + 10u) + 0.08 * cloud(vOwn * 900.0, seed + 11u);
      depth = 0.65 * depth + 0.35 * cloud(vOwn * 800.0, seed + 13u);
    #endif
    // The field is nearly bell-shaped around 0.5: its quantile places the edge so that "rust" is the share covered.
    float edge = 0.5 - 0.47 * (pow(rust, 0.14) - pow(1.0 - rust, 0.14));
    float cover = smoothstep(edge - 0.012, edge + 0.03, field);
    float stain = smoothstep(edge - 0.13, edge + 0.01, field);
    vec3 oxide = mix(vec3(0.085, 0.026, 0.012), vec3(0.42, 0.135, 0.030), smoothstep(0.22, 0.72, depth));
    color = mix(color * 0.90, color * vec3(0.72, 0.50, 0.34), stain * 0.8);
    rough = mix(min(1.0, rough + 0.20), 0.70, stain * 0.6);
    color = mix(color, oxide, cover);
    rough = mix(rough, 0.95, cover);
    metal = mix(metal, 0.05, cover);
  }
}
`;

/** Teaches a material the surface of metal parts; the finish comes from the batch or, for a single part, a uniform. */
export function patchPartMaterial(material: Material, single?: { value: Vector4 }): void {
  material.onBeforeCompile = (shader) => {
    if (single) {
      shader.uniforms.finish = single;
    }
    const finish = single ? "finish" : "getBatchingColor(getIndirectIndex(gl_DrawID))";
    shader.vertexShader = shader.vertexShader
      .replace(
        "#include <common>",
        `#include <common>
        attribute float mark;
        ${single ? "uniform vec4 finish;" : ""}
        flat varying vec4 vFinish;
        flat varying float vMark;
        varying vec3 vOwn;
        varying vec3 vRadial;`,
      )
      // The batch's colours hold the finish, so they must not tint anything themselves.
      .replace(
        "#include <color_vertex>",
        `
        #ifdef USE_BATCHING_COLOR
          vColor = vec4(1.0);
        #endif
        vFinish = ${finish};
        vMark = mark;
        vOwn = position;`,
      )
      .replace(
        "#include <begin_vertex>",
        `#include <begin_vertex>
        vRadial = vec3(position.x, 0.0, position.z);
        #ifdef USE_BATCHING
          vRadial = mat3(batchingMatrix) * vRadial;
        #endif
        vRadial = normalMatrix * vRadial;`,
      );
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", `#include <common>\n${surfaceCode}`)
      .replace(
        "#include <color_fragment>",
        `
        vec3 partColor;
        float partRough;
        float partMetal;
        partSurface(partColor, partRough, partMetal);
        #ifdef LAMBERT
          partColor *= 1.0 - 0.52 * partMetal; // bare metal returns little of the light that comes from elsewhere
        #endif
        diffuseColor.rgb = partColor;`,
      )
      .replace("#include <roughnessmap_fragment>", "float roughnessFactor = partRough;")
      .replace("#include <metalnessmap_fragment>", "float metalnessFactor = partMetal;")
      .replace("#include <normal_fragment_maps>", "normal = grooved(normal);");
  };
  material.customProgramCacheKey = () => (single ? "part-single" : "part-batch");
}

/** The metal of all parts in the hall. */
export function partMaterial(): MaterialPair {
  const full = new MeshStandardMaterial();
  const plain = new MeshLambertMaterial();
  patchPartMaterial(full);
  patchPartMaterial(plain);
  return { full, plain };
}
