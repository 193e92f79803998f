// Makes three.js objects of a scene's JSON: one instanced mesh for equal parts.
import * as THREE from "three";
import { RoundedBoxGeometry } from "three/addons/geometries/RoundedBoxGeometry.js";

const ROUND = 40;
const vector = (numbers) => new THREE.Vector3(...numbers);

/** @param base where its glTF parts lie */
export async function build(json, base) {
  const group = new THREE.Group();
  const materials = json.materials.map(material);
  for (const part of json.parts) {
    const places = part.at.map((cells) => new THREE.Matrix4().fromArray(cells));
    const before = group.children.length;
    if (part.shape === "model") {
      for (const place of places) group.add(placed(await loaded(base + part.file + ".glb"), place));
    } else if (part.shape === "picture") {
      const texture = await sent(part.picture);
      if (texture) for (const place of places) group.add(picture(part, texture, place));
    } else if (part.shape === "text") {
      for (const place of places) group.add(lettering(part, json.materials[part.material], place));
    } else {
      for (const geometry of shapes[part.shape](part)) group.add(instances(geometry, materials[part.material], json.materials[part.material], places));
    }
    for (const object of group.children.slice(before)) object.userData.module = part.module ?? "";
  }
  return group;
}

function instances(geometry, made, look, places) {
  if (look.grain) alongMetres(geometry);
  const mesh = new THREE.InstancedMesh(geometry, made, places.length);
  places.forEach((place, i) => mesh.setMatrixAt(i, place));
  mesh.castShadow = look.opacity > 0.6;
  mesh.receiveShadow = true;
  return mesh;
}

function placed(object, place) {
  const holder = new THREE.Group();
  holder.add(object);
  holder.applyMatrix4(place);
  holder.traverse((one) => (one.castShadow = one.receiveShadow = true));
  return holder;
}

const models = new Map();

async function loaded(address) {
  if (!models.has(address)) {
    models.set(
      address,
      import("three/addons/loaders/GLTFLoader.js").then(({ GLTFLoader }) => new GLTFLoader().loadAsync(address)),
    );
  }
  return copied((await models.get(address)).scene);
}

/** Its own geometry and materials, which are thrown away with the scene. */
function copied(scene) {
  const copy = scene.clone(true);
  copy.traverse((one) => {
    if (!one.isMesh) return;
    one.geometry = one.geometry.clone();
    one.material = one.material.clone();
    if (one.material.map) one.material.map.userData.shared = true;
  });
  return copy;
}

const shapes = {
  box({ size: [width, height, depth], round }) {
    const most = Math.min(width, height, depth) / 2;
    const radius = Math.min(round ?? 0, most * 0.98);
    return [radius > 0.0001 ? new RoundedBoxGeometry(width, height, depth, 3, radius) : new THREE.BoxGeometry(width, height, depth)];
  },
  tube({ point, radius, end }) {
    if (point.length === 2) return [bar(vector(point[0]), vector(point[1]), radius, end ?? radius)];
    const curve = new THREE.CatmullRomCurve3(point.map(vector), false, "centripetal");
    return [new THREE.TubeGeometry(curve, point.length * 10, radius, 16), cap(point[0], radius), cap(point.at(-1), radius)];
  },
  lathe({ point }) {
    return [new THREE.LatheGeometry(point.map(([x, y]) => new THREE.Vector2(Math.max(0, x), y)), 64)];
  },
  extrude({ point, depth, round }) {
    const bevel = Math.min(round ?? 0, depth / 2.02);
    const outline = new THREE.Shape(point.map(([x, y]) => new THREE.Vector2(x, y)));
    const geometry = new THREE.ExtrudeGeometry(outline, { depth: depth - 2 * bevel, bevelEnabled: bevel > 0, bevelSize: bevel, bevelThickness: bevel, bevelOffset: -bevel, bevelSegments: 3 });
    return [geometry.translate(0, 0, bevel - depth / 2)];
  },
  sphere: ({ radius }) => [new THREE.SphereGeometry(radius, ROUND, ROUND / 2)],
  torus: ({ radius, thick, arc }) => [new THREE.TorusGeometry(radius, thick / 2, 16, 96, THREE.MathUtils.degToRad(arc ?? 360))],
};

const cap = (at, radius) => new THREE.SphereGeometry(radius, 16, 10).translate(...at);

function bar(from, to, radius, end) {
  const way = to.clone().sub(from);
  const geometry = new THREE.CylinderGeometry(end, radius, way.length(), 28);
  geometry.applyQuaternion(new THREE.Quaternion().setFromUnitVectors(new THREE.Vector3(0, 1, 0), way.clone().normalize()));
  return geometry.translate(...from.clone().add(to).multiplyScalar(0.5).toArray());
}

function material(look) {
  const made = new THREE.MeshStandardMaterial({ color: look.colour, roughness: look.roughness, metalness: look.metalness });
  if (look.opacity < 1) Object.assign(made, { transparent: true, opacity: look.opacity, depthWrite: false });
  if (look.grain) made.map = grain(look.grain, look.strength);
  return made;
}

/** Lays texture so that it runs along the longest side, in metres. */
function alongMetres(geometry) {
  geometry.computeBoundingBox();
  const size = geometry.boundingBox.getSize(new THREE.Vector3()).toArray();
  const { position, normal, uv } = geometry.attributes;
  if (!uv) return;
  for (let i = 0; i < position.count; i++) {
    const facing = [normal.getX(i), normal.getY(i), normal.getZ(i)].map(Math.abs);
    const axis = facing.indexOf(Math.max(...facing));
    const [one, other] = [0, 1, 2].filter((each) => each !== axis);
    const long = size[one] > size[other] ? one : other;
    const at = [position.getX(i), position.getY(i), position.getZ(i)];
    uv.setXY(i, at[long === one ? other : one] * 2.2 + axis * 0.37, at[long] * 0.9 + axis * 0.21);
  }
}

const grains = new Map();

/** A grey picture that the colour is multiplied with; the same one every time. */
function grain(kind, strength) {
  const key = kind + strength;
  if (!grains.has(key)) {
    const texture = new THREE.CanvasTexture(painted[kind](strength));
    texture.wrapS = texture.wrapT = THREE.RepeatWrapping;
    texture.colorSpace = THREE.SRGBColorSpace;
    texture.anisotropy = 8;
    texture.userData.shared = true;
    grains.set(key, texture);
  }
  return grains.get(key);
}

const SIDE = 256;

/** Numbers that look random and are always the same. */
function dice(seed) {
  let state = seed;
  return () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296);
}

function blank() {
  const canvas = Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, SIDE, SIDE);
  return [canvas, pen];
}

const painted = {
  wood(strength) {
    const [canvas, pen] = blank();
    const next = dice(7);
    for (let i = 0; i < 70; i++) {
      const x = next() * SIDE;
      const bend = (next() - 0.5) * 14;
      pen.strokeStyle = `rgba(40, 22, 8, ${strength * (0.02 + next() * 0.11)})`;
      pen.lineWidth = 0.5 + next() * 3.5;
      for (const shift of [-SIDE, 0, SIDE]) {
        pen.beginPath();
        pen.moveTo(x + shift, 0);
        pen.bezierCurveTo(x + shift + bend, SIDE / 3, x + shift - bend, (2 * SIDE) / 3, x + shift, SIDE);
        pen.stroke();
      }
    }
    return canvas;
  },
  brushed(strength) {
    const [canvas, pen] = blank();
    const next = dice(11);
    for (let x = 0; x < SIDE; x++) {
      pen.fillStyle = `rgba(0, 0, 0, ${strength * next() * 0.25})`;
      pen.fillRect(x, 0, 1, SIDE);
    }
    return canvas;
  },
  woven(strength) {
    const [canvas, pen] = blank();
    pen.fillStyle = `rgba(0, 0, 0, ${strength * 0.3})`;
    for (let x = 0; x < SIDE; x += 4) for (let y = 0; y < SIDE; y += 4) if ((x + y) % 8) pen.fillRect(x, y, 4, 4);
    return canvas;
  },
};

const pictures = new Map();

/** A picture that the reader sent herself; nobody else is given it, and then nothing is shown. */
function sent(file) {
  if (!pictures.has(file)) {
    pictures.set(
      file,
      new THREE.TextureLoader().loadAsync("/artwork/" + file).then(
        (texture) => {
          texture.colorSpace = THREE.SRGBColorSpace;
          texture.anisotropy = 8;
          texture.userData.shared = true;
          return texture;
        },
        () => null,
      ),
    );
  }
  return pictures.get(file);
}

/** As large as fits into the place that the maker gives it. */
function picture({ height, width, bend }, texture, place) {
  const { width: wide, height: high } = texture.image;
  const scale = Math.min(width / wide, height / high);
  const geometry = new THREE.PlaneGeometry(wide * scale, high * scale, 1, bend ? 12 : 1);
  if (bend) around(geometry, bend);
  const made = new THREE.MeshStandardMaterial({ map: texture, roughness: 0.8, transparent: true, depthWrite: false, polygonOffset: true, polygonOffsetFactor: -2, polygonOffsetUnits: -2 });
  const mesh = new THREE.Mesh(geometry, made);
  mesh.applyMatrix4(place);
  mesh.name = "picture";
  return mesh;
}

/** Text as an engraver would cut it: as high as wanted, smaller where it would be too wide. */
function lettering({ text, height, width, bend }, look, place) {
  const LINE = 128;
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const font = `600 ${LINE * 0.78}px system-ui, "Noto Sans CJK SC", sans-serif`;
  pen.font = font;
  canvas.width = Math.min(2048, Math.ceil(pen.measureText(text).width + LINE * 0.2));
  canvas.height = LINE;
  pen.font = font;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = "#fff";
  pen.fillText(text, canvas.width / 2, LINE / 2, canvas.width);
  const size = Math.min(height, (width * LINE) / canvas.width);
  const geometry = new THREE.PlaneGeometry((size * canvas.width) / LINE, size, 1, bend ? 12 : 1);
  if (bend) around(geometry, bend);
  const texture = new THREE.CanvasTexture(canvas);
  texture.anisotropy = 8;
  const made = new THREE.MeshStandardMaterial({ color: look.colour, roughness: look.roughness, metalness: look.metalness, alphaMap: texture, transparent: true, depthWrite: false, polygonOffset: true, polygonOffsetFactor: -2, polygonOffsetUnits: -2 });
  texture.colorSpace = THREE.NoColorSpace;
  pen.globalCompositeOperation = "destination-over";
  pen.fillStyle = "#000";
  pen.fillRect(0, 0, canvas.width, LINE);
  const mesh = new THREE.Mesh(geometry, made);
  mesh.applyMatrix4(place);
  mesh.name = "lettering";
  return mesh;
}

function around(geometry, radius) {
  const { position } = geometry.attributes;
  for (let i = 0; i < position.count; i++) {
    const angle = position.getY(i) / radius;
    position.setXYZ(i, position.getX(i), radius * Math.sin(angle), radius * (Math.cos(angle) - 1));
  }
  geometry.computeVertexNormals();
}
