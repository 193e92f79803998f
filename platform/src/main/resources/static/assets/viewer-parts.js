// Choosing by the part itself: a press on it in the picture, or on its button below, takes the module's next option where the maker
// offers the module so, and leads to the module's options where she does not. The module in hand is lit in the picture.
import * as THREE from "three";

const STILL = 6; // px that a finger may move and still mean to press
const GLOW = 0x3b6fd4;

const fields = (module) => document.getElementById("m-" + module);
const offered = (module) => [...(fields(module)?.querySelectorAll(".as-part .option[name=choose]") ?? [])];
const chosen = (module) => offered(module).findIndex((option) => option.getAttribute("aria-pressed") === "true");

export class PartPicker {
  constructor(viewer) {
    this.viewer = viewer;
    this.list = viewer.root.querySelector("[data-parts]");
    this.ray = new THREE.Raycaster();
    let from = null;
    viewer.canvas.addEventListener("pointerdown", (event) => (from = event.isPrimary ? event : null));
    viewer.canvas.addEventListener("pointerup", (event) => {
      if (from && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) < STILL) this.press(event);
      from = null;
    });
    this.list.addEventListener("click", (event) => {
      const module = event.target.dataset.part;
      if (!module) return;
      this.pressed = module; // its button has the focus again when the part of the page has been replaced
      this.choose(module);
    });
    for (const kind of ["focusin", "pointerover"]) document.addEventListener(kind, (event) => this.follow(event.target));
  }

  /** The module of what lies nearest under a point of the picture; empty where that belongs to none. */
  under(x, y) {
    const frame = this.viewer.canvas.getBoundingClientRect();
    const at = new THREE.Vector2(((x - frame.left) / frame.width) * 2 - 1, 1 - ((y - frame.top) / frame.height) * 2);
    this.ray.setFromCamera(at, this.viewer.camera);
    let object = this.ray.intersectObject(this.viewer.built, true)[0]?.object;
    while (object && !object.userData.module) object = object.parent;
    return object?.userData.module ?? "";
  }

  press(event) {
    const module = this.viewer.built ? this.under(event.clientX, event.clientY) : "";
    if (module) this.choose(module);
  }

  choose(module) {
    const options = offered(module);
    if (options.length) {
      options[(chosen(module) + 1) % options.length].click();
      this.light(module);
      return;
    }
    const field = fields(module);
    field?.scrollIntoView({ block: "center" });
    field?.focus({ preventScroll: true });
  }

  /** What has the focus or lies under the mouse, where its module is offered by the part. */
  follow(target) {
    const module = target.dataset?.part ?? target.closest?.("fieldset.module")?.id.slice(2) ?? "";
    if (module && offered(module).length) this.light(module);
    else if (!this.viewer.root.contains(target)) this.light("");
  }

  light(module) {
    this.lit = module;
    this.viewer.built?.traverse((one) => {
      if (!one.isMesh) return;
      let holder = one;
      while (holder && !holder.userData.module) holder = holder.parent;
      const on = module !== "" && holder?.userData.module === module;
      if (on && !one.userData.plain) {
        one.userData.plain = one.material;
        one.material = one.material.clone();
        one.material.emissive?.setHex(GLOW);
        one.material.emissiveIntensity = 0.28;
      } else if (!on && one.userData.plain) {
        one.material.dispose();
        one.material = one.userData.plain;
        delete one.userData.plain;
      }
    });
    this.viewer.changed();
  }

  /** One button a module that is offered by its part, which says what is chosen. */
  offer() {
    const modules = new Set();
    this.viewer.built?.traverse((one) => one.userData.module && modules.add(one.userData.module));
    const wanted = [...modules].filter((module) => offered(module).length > 0);
    const there = [...this.list.children].map((button) => button.dataset.part);
    if (wanted.join() !== there.join()) {
      const focused = document.activeElement?.dataset?.part;
      this.list.replaceChildren(...wanted.map(button));
      this.list.querySelector(`[data-part="${focused}"]`)?.focus();
    }
    this.list.hidden = wanted.length === 0;
    if (this.pressed && document.activeElement === document.body) {
      this.list.querySelector(`[data-part="${this.pressed}"]`)?.focus({ preventScroll: true });
      this.pressed = null;
    }
    for (const one of this.list.children) one.textContent = words(one.dataset.part);
    if (this.lit) this.light(this.lit);
  }
}

function button(module) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "quiet";
  made.dataset.part = module;
  return made;
}

function words(module) {
  const name = fields(module).querySelector("legend").textContent.trim();
  const option = offered(module)[chosen(module)]?.querySelector(".label")?.textContent.trim();
  return option ? name + ": " + option : name;
}
