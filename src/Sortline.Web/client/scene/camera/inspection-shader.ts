import type { Material } from "three";

// What the inspection camera does to light; each function adds one thing to a material's shader.

/**
 * Surrounds a material with the ring light. Straight above is the lens, round it the bright ring, then the dull
 * inside of the hood. The camera looks straight down, so all of that depends on one number, the reflection's
 * height; as a formula it needs no map and comes out alike on every graphics card.
 */
export function lightByRing(material: Material): void {
  const before = material.onBeforeCompile.bind(material);
  material.onBeforeCompile = (shader, renderer) => {
    before(shader, renderer);
    shader.fragmentShader = shader.fragmentShader
      .replace(
        "#include <clipping_planes_pars_fragment>",
        `#include <clipping_planes_pars_fragment>
        vec3 hood(float height, float alpha) {
          float fromTop = acos(clamp(height, -1.0, 1.0)) * 0.6366;
          float width2 = 0.0169 + 0.42 * alpha * alpha;
          float ring = 1.5 * sqrt(0.0169 / width2) * exp(-(fromTop - 0.4) * (fromTop - 0.4) / width2);
          float shade = mix(0.50 - 0.16 * fromTop, 0.06, smoothstep(1.1 - alpha * 0.6, 1.25 + alpha * 0.6, fromTop));
          return (ring + shade) * vec3(1.0, 0.985, 0.96);
        }`,
      )
      .replace(
        "#include <lights_fragment_maps>",
        `
        iblIrradiance += PI * vec3(0.42 + 0.20 * geometryNormal.z);
        radiance += hood(reflect(-geometryViewDir, geometryNormal).z, material.roughness * material.roughness);`,
      );
  };
}

/** Encodes a material's light as a camera does: a soft shoulder, so that nothing burns out, then sRGB. */
export function encode(material: Material): void {
  const before = material.onBeforeCompile.bind(material);
  material.onBeforeCompile = (shader, renderer) => {
    before(shader, renderer);
    shader.fragmentShader = shader.fragmentShader.replace(
      "#include <colorspace_fragment>",
      `
      vec3 light = gl_FragColor.rgb * 1.06;
      light = light * (1.0 + light * 0.12) / (1.0 + light * 0.42);
      gl_FragColor = vec4(sRGBTransferOETF(vec4(min(light, 1.0), 1.0)).rgb, 1.0);`,
    );
  };
  const key = material.customProgramCacheKey();
  material.customProgramCacheKey = () => `${key}-encoded`;
}

/** The belt from near: matt rubber with a fine grain that moves along with the belt. */
export function weave(material: Material, shift: { value: number }): void {
  material.onBeforeCompile = (shader) => {
    shader.uniforms.shift = shift;
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nvarying vec2 vOn;")
      .replace("#include <begin_vertex>", "#include <begin_vertex>\nvOn = position.xy;");
    shader.fragmentShader = shader.fragmentShader
      .replace(
        "#include <common>",
        `#include <common>
        uniform float shift;
        varying vec2 vOn;
        float speck(ivec2 cell) {
          uint h = uint(cell.x) * 0x8da6b343u ^ uint(cell.y) * 0xd8163841u;
          h = (h ^ (h >> 15)) * 0x2c1b3c6du;
          h = (h ^ (h >> 12)) * 0x297a2d39u;
          return float((h ^ (h >> 15)) >> 8) / 16777216.0;
        }
        float soft(vec2 p) {
          ivec2 c = ivec2(floor(p));
          vec2 t = fract(p);
          t = t * t * (3.0 - 2.0 * t);
          return mix(mix(speck(c), speck(c + ivec2(1, 0)), t.x), mix(speck(c + ivec2(0, 1)), speck(c + ivec2(1, 1)), t.x), t.y);
        }`,
      )
      .replace(
        "#include <color_fragment>",
        `
        vec2 on = vOn + vec2(shift, 0.0);
        float threads = sin(on.x * 2800.0) * sin(on.y * 2800.0);
        diffuseColor.rgb *= 0.93 + 0.05 * threads + 0.14 * (soft(on * 1500.0) - 0.5) + 0.16 * (soft(on * 110.0) - 0.5);`,
      );
  };
  material.customProgramCacheKey = () => "weave";
}
