// Shows a scene: plain JSON of parts with their places, as docs/formats/scene.md says. It draws only when something has changed.
import * as THREE from "three";
import { RoomEnvironment } from "three/addons/environments/RoomEnvironment.js";

const FIELD = 28; // degrees from the bottom to the top of the picture
const LOWEST = -5;
const HIGHEST = 88;
const STEP = 15;
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const lang = () => document.documentElement.lang.slice(0, 2);

export class Viewer {
  constructor(root) {
    this.root = root;
    this.canvas = root.querySelector("canvas");
    this.built = null;
    this.frames = 0;
    this.view = { around: 25, above: 12, zoom: 1, to: null, span: null };
    this.renderer = new THREE.WebGLRenderer({ canvas: this.canvas, antialias: true, alpha: true });
    this.renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    this.renderer.toneMapping = THREE.NeutralToneMapping;
    this.renderer.shadowMap.enabled = true;
    this.renderer.shadowMap.type = THREE.VSMShadowMap;
    this.camera = new THREE.PerspectiveCamera(FIELD, 1, 0.01, 100);
    this.world();
    this.listen();
  }

  world() {
    this.scene = new THREE.Scene();
    const room = new RoomEnvironment();
    const filter = new THREE.PMREMGenerator(this.renderer);
    this.scene.environment = filter.fromScene(room, 0.04, 0.1, 100, { size: 128 }).texture; // small, for it takes long in software; under 112 three.js makes it black
    this.scene.environmentIntensity = 0.75;
    filter.dispose();
    this.sun = new THREE.DirectionalLight(0xffffff, 1.35);
    this.sun.castShadow = true;
    this.sun.shadow.mapSize.set(1024, 1024);
    this.sun.shadow.radius = 9;
    this.sun.shadow.blurSamples = 16;
    this.sun.shadow.normalBias = 0.01;
    this.floor = new THREE.Mesh(new THREE.PlaneGeometry(1, 1), new THREE.ShadowMaterial({ opacity: 0.13 }));
    this.floor.rotation.x = -Math.PI / 2;
    this.floor.receiveShadow = true;
    this.scene.add(this.sun, this.sun.target, this.floor);
  }

  listen() {
    controls(this);
    this.canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();
      this.flat(true);
    });
    this.canvas.addEventListener("webglcontextrestored", () => {
      this.flat(false);
      this.changed();
    });
    new ResizeObserver(() => this.changed()).observe(this.canvas);
    for (const button of this.root.querySelectorAll("[data-do]")) button.addEventListener("click", () => this.act(button.dataset.do));
    this.root.querySelectorAll("[data-close]").forEach((button) => button.addEventListener("click", () => button.closest("dialog").close()));
  }

  /** Takes the place of the flat picture in a part of the page that may just have been replaced, and follows its choices. */
  standIn(host) {
    const focus = this.root.contains(document.activeElement) ? document.activeElement : null;
    this.host = host;
    if (this.root.parentElement !== host) host.append(this.root);
    focus?.focus({ preventScroll: true });
    if (host.dataset.parts && !this.picker) {
      import(host.dataset.parts).then(({ PartPicker }) => {
        this.picker ??= new PartPicker(this);
        this.picker.offer();
      });
    }
    this.picker?.offer();
    const title = host.querySelector("svg title")?.textContent ?? "";
    this.canvas.setAttribute("aria-label", title);
    this.flat(!this.built);
    this.root.querySelectorAll("[data-do=room]").forEach((button) => (button.hidden = !host.dataset.code && !host.dataset.room));
    return this.follow(host.dataset.scene).catch((failure) => {
      if (failure.name === "AbortError") return;
      this.flat(true); // a picture of other choices would be a lie
      throw failure;
    });
  }

  flat(yes) {
    for (const other of this.host?.children ?? []) other.toggleAttribute("hidden", other === this.root ? yes : !yes);
  }

  async follow(address) {
    if (this.address === address) return;
    this.asked?.abort();
    const asked = (this.asked = new AbortController());
    const answer = await fetch(address, { signal: asked.signal });
    if (!answer.ok) throw new Error("The scene answered " + answer.status);
    const json = await answer.json();
    const { build } = await import(this.host.dataset.build);
    const fresh = await build(json, address.replace(/\.json.*/, "/"));
    if (asked !== this.asked) return; // another choice was made meanwhile
    this.address = address;
    this.replace(fresh, json.cameras);
  }

  replace(fresh, cameras) {
    if (this.built) {
      this.scene.remove(this.built);
      dispose(this.built);
    }
    this.built = fresh;
    this.scene.add(fresh);
    this.box = bounds(fresh);
    const middle = this.box.getCenter(new THREE.Vector3());
    const size = this.box.getSize(new THREE.Vector3()).length();
    this.floor.position.set(middle.x, this.box.min.y - 0.0005, middle.z);
    this.floor.scale.set(size * 6, size * 6, 1);
    this.sun.position.copy(middle).add(new THREE.Vector3(-0.3, 1.2, 0.7).multiplyScalar(size));
    this.sun.target.position.copy(middle);
    const shadow = this.sun.shadow.camera;
    Object.assign(shadow, { left: -size, right: size, top: size, bottom: -size, near: size * 0.1, far: size * 3 });
    shadow.updateProjectionMatrix();
    this.offer(cameras);
    this.picker?.offer();
    this.flat(false);
    this.changed();
  }

  /** One button a camera; the first is where one looks from at first. */
  offer(cameras) {
    const list = this.root.querySelector("[data-cameras]");
    const key = JSON.stringify(cameras);
    if (list.dataset.key === key) return;
    const first = list.dataset.key === undefined;
    const focused = document.activeElement?.dataset?.camera;
    list.dataset.key = key;
    this.cameras = cameras;
    list.replaceChildren(
      ...cameras.map((camera) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "quiet";
        button.dataset.camera = camera.id;
        button.textContent = camera.names[lang()] ?? Object.values(camera.names)[0];
        button.addEventListener("click", () => this.look(camera));
        return button;
      }),
    );
    list.querySelector(`[data-camera="${focused}"]`)?.focus();
    const chosen = cameras.find((camera) => camera.id === this.chosen);
    if (first && cameras.length > 0) this.look(cameras[0], true);
    else if (chosen) this.look(chosen, true);
    else this.mark(null);
  }

  mark(id) {
    this.chosen = id;
    for (const button of this.root.querySelectorAll("[data-camera]")) button.setAttribute("aria-pressed", String(button.dataset.camera === id));
  }

  look(camera, atOnce = false) {
    this.mark(camera.id);
    this.move({ around: camera.look[0], above: camera.look[1], zoom: 1, to: camera.to ?? null, span: camera.span ?? null }, atOnce);
  }

  turn(around, above) {
    this.mark(null);
    this.moving = null;
    this.view.around += around;
    this.view.above = Math.min(HIGHEST, Math.max(LOWEST, this.view.above + above));
    this.changed();
  }

  zoom(by) {
    this.mark(null);
    this.moving = null;
    this.view.zoom = Math.min(6, Math.max(0.6, this.view.zoom * by));
    this.changed();
  }

  act(what) {
    if (what === "nearer") this.zoom(1.25);
    if (what === "farther") this.zoom(0.8);
    if (what === "left") this.turn(-STEP, 0);
    if (what === "right") this.turn(STEP, 0);
    if (what === "room") import(this.host.dataset.rooms).then((room) => room.enter(this));
  }

  /** Goes to a view within a third of a second, or at once for those who want no motion. */
  move(view, atOnce) {
    const from = { ...this.place(), zoom: this.view.zoom };
    this.view = view;
    const way = this.place();
    const turned = ((((way.around - from.around) % 360) + 540) % 360) - 180;
    from.around = way.around - turned;
    this.moving = atOnce || calm() || !this.box ? null : { from, since: performance.now() };
    this.changed();
  }

  /** What the camera looks at, and how much of it. */
  place() {
    const to = this.view.to ? new THREE.Vector3(...this.view.to) : (this.box?.getCenter(new THREE.Vector3()) ?? new THREE.Vector3());
    return { around: this.view.around, above: this.view.above, to, distance: this.distance(to) };
  }

  /** So far away that the span, or else every corner of what is shown, is within the picture. */
  distance(to) {
    const up = Math.tan(THREE.MathUtils.degToRad(FIELD / 2));
    const aside = up * this.camera.aspect;
    if (this.view.span) return this.view.span / 2 / Math.min(up, aside) / this.view.zoom;
    if (!this.box) return 1;
    const back = direction(this.view);
    const right = new THREE.Vector3(0, 1, 0).cross(back).normalize();
    const top = back.clone().cross(right);
    let far = 0;
    for (let corner = 0; corner < 8; corner++) {
      const at = new THREE.Vector3(corner & 1 ? this.box.max.x : this.box.min.x, corner & 2 ? this.box.max.y : this.box.min.y, corner & 4 ? this.box.max.z : this.box.min.z).sub(to);
      far = Math.max(far, Math.abs(at.dot(right)) / aside + at.dot(back), Math.abs(at.dot(top)) / up + at.dot(back));
    }
    return (far * 1.08) / this.view.zoom;
  }

  /** Draws once, soon. */
  changed() {
    if (this.waiting || this.renderer.xr.isPresenting) return;
    this.waiting = requestAnimationFrame((now) => {
      this.waiting = null;
      this.draw(now);
    });
  }

  draw(now) {
    const width = this.canvas.clientWidth;
    const height = this.canvas.clientHeight;
    if (!this.built || width === 0 || height === 0 || this.renderer.getContext().isContextLost()) return;
    const size = this.renderer.getSize(new THREE.Vector2());
    if (size.x !== width || size.y !== height) this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.aim(now);
    this.renderer.render(this.scene, this.camera);
    this.root.dataset.frames = String(++this.frames);
    this.root.dataset.shown = this.address;
    if (this.moving) this.changed();
  }

  aim(now) {
    const place = this.place();
    if (this.moving) {
      const part = Math.min(1, Math.max(0, (now - this.moving.since) / 320));
      const eased = part * part * (3 - 2 * part);
      const from = this.moving.from;
      for (const name of ["around", "above", "distance"]) place[name] = from[name] + (place[name] - from[name]) * eased;
      place.to = from.to.clone().lerp(place.to, eased);
      if (part === 1) this.moving = null;
    }
    this.camera.position.copy(place.to).addScaledVector(direction(place), place.distance);
    this.camera.lookAt(place.to);
    this.camera.near = place.distance / 50;
    this.camera.far = place.distance * 20;
    this.camera.updateProjectionMatrix();
  }
}

function direction({ around, above }) {
  const a = THREE.MathUtils.degToRad(around);
  const b = THREE.MathUtils.degToRad(above);
  return new THREE.Vector3(Math.sin(a) * Math.cos(b), Math.sin(b), Math.cos(a) * Math.cos(b));
}

/** Around what is there, not around the boxes of it when it was turned. */
function bounds(group) {
  const box = new THREE.Box3();
  const place = new THREE.Matrix4();
  const point = new THREE.Vector3();
  group.updateMatrixWorld(true);
  group.traverse((one) => {
    if (!one.isMesh) return;
    const { position } = one.geometry.attributes;
    const step = Math.max(1, Math.floor(position.count / 400));
    for (let i = 0; i < (one.isInstancedMesh ? one.count : 1); i++) {
      if (one.isInstancedMesh) one.getMatrixAt(i, place);
      else place.identity();
      place.premultiply(one.matrixWorld);
      for (let k = 0; k < position.count; k += step) box.expandByPoint(point.fromBufferAttribute(position, k).applyMatrix4(place));
    }
  });
  return box;
}

function dispose(group) {
  group.traverse((one) => {
    one.geometry?.dispose();
    for (const material of [one.material].flat()) {
      if (!material) continue;
      if (!material.map?.userData.shared) material.map?.dispose();
      material.dispose();
    }
    if (one.isInstancedMesh) one.dispose();
  });
}

/** Fingers, mouse and keys. One finger moved up or down scrolls the page; the wheel draws nearer only where the picture has the focus. */
function controls(viewer) {
  const canvas = viewer.canvas;
  const down = new Map();
  const spread = () => {
    const [a, b] = [...down.values()];
    return Math.hypot(a.x - b.x, a.y - b.y);
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  canvas.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const apart = down.size === 2 ? spread() : 0;
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (down.size === 2) viewer.zoom(spread() / Math.max(1, apart));
    else viewer.turn((before.x - event.clientX) * 0.45, (event.clientY - before.y) * 0.35);
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, (event) => down.delete(event.pointerId));
  canvas.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && document.activeElement !== canvas) return;
      event.preventDefault();
      viewer.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)));
    },
    { passive: false },
  );
  const keys = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, STEP / 2], ArrowDown: [0, -STEP / 2] };
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (keys[event.key]) viewer.turn(...keys[event.key]);
    else if (event.key === "+" || event.key === "=") viewer.zoom(1.25);
    else if (event.key === "-") viewer.zoom(0.8);
    else if (event.key === "0" && viewer.cameras?.[0]) viewer.look(viewer.cameras[0]);
    else return;
    event.preventDefault();
  });
}
