// "View in your room": Quick Look on an iPhone, WebXR where there is a camera for it, and on a desk a code that opens the same on a phone.
import * as THREE from "three";

export async function enter(viewer) {
  const link = document.createElement("a");
  if (link.relList?.supports?.("ar")) return quickLook(viewer, link);
  if (await navigator.xr?.isSessionSupported?.("immersive-ar").catch(() => false)) return throughTheCamera(viewer);
  return byPhone(viewer);
}

/** What is shown, without instances, as USDZ in metres. */
export async function usdz(viewer) {
  const { USDZExporter } = await import("three/addons/exporters/USDZExporter.js");
  const scene = new THREE.Scene();
  viewer.built.updateMatrixWorld(true);
  viewer.built.traverse((one) => {
    if (one.isInstancedMesh) for (const mesh of apart(one)) scene.add(mesh);
    else if (one.isMesh) scene.add(meshOf(one, one.matrixWorld));
  });
  scene.position.y = -viewer.box.min.y;
  scene.updateMatrixWorld(true);
  const bytes = await new USDZExporter().parseAsync(scene, { quickLookCompatible: true });
  return new Blob([bytes], { type: "model/vnd.usdz+zip" });
}

function apart(instanced) {
  return Array.from({ length: instanced.count }, (_, i) => {
    const place = new THREE.Matrix4();
    instanced.getMatrixAt(i, place);
    return meshOf(instanced, instanced.matrixWorld.clone().multiply(place));
  });
}

function meshOf(one, place) {
  const mesh = new THREE.Mesh(one.geometry, one.material);
  mesh.applyMatrix4(place);
  return mesh;
}

async function quickLook(viewer, link) {
  const address = URL.createObjectURL(await usdz(viewer));
  link.rel = "ar";
  link.href = address;
  link.append(document.createElement("img")); // Quick Look wants a picture in its link
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The product stands where one taps the floor; the loop ends with the session. */
async function throughTheCamera(viewer) {
  const overlay = viewer.root.querySelector("[data-overlay]");
  const session = await navigator.xr.requestSession("immersive-ar", {
    requiredFeatures: ["hit-test"],
    optionalFeatures: ["dom-overlay", "local-floor"],
    domOverlay: overlay ? { root: overlay } : undefined,
  });
  const { renderer, scene, built, floor } = viewer;
  const home = built.position.clone();
  const camera = new THREE.PerspectiveCamera();
  renderer.xr.enabled = true;
  renderer.xr.setReferenceSpaceType("local");
  await renderer.xr.setSession(session);
  const source = await session.requestHitTestSource({ space: await session.requestReferenceSpace("viewer") });
  built.visible = floor.visible = false;
  let aim = null;
  session.addEventListener("select", () => {
    if (!aim) return;
    built.position.set(aim.x, aim.y - viewer.box.min.y, aim.z);
    built.visible = true;
  });
  session.addEventListener("end", () => {
    renderer.setAnimationLoop(null);
    renderer.xr.enabled = false;
    built.position.copy(home);
    built.visible = floor.visible = true;
    viewer.changed();
  });
  renderer.setAnimationLoop((time, frame) => {
    const hit = frame?.getHitTestResults(source)[0]?.getPose(renderer.xr.getReferenceSpace());
    aim = hit ? hit.transform.position : null;
    renderer.render(scene, camera);
  });
}

/** A phone that has neither says so: a code on its own screen helps nobody. */
function byPhone(viewer) {
  const dialog = viewer.root.querySelector("dialog");
  const phone = matchMedia("(pointer: coarse) and (hover: none)").matches;
  dialog.querySelector("[data-desk]").hidden = phone;
  dialog.querySelector("[data-phone]").hidden = !phone;
  if (!phone) dialog.querySelector("img").src = viewer.host.dataset.code;
  dialog.showModal();
}
