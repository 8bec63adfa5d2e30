/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[] }} Package
 * @typedef {{ packages: Record<string, Package> }} Lockfile npm's lockfile, version 3
 */

/**
 * Whether what npm says it installed is what the lockfile asks for, on this platform.
 * @param {Lockfile} lock package-lock.json
 * @param {Lockfile} installed node_modules/.package-lock.json, which npm writes last
 * @param {{ platform: string, arch: string }} machine
 */
export function sameInstallation(lock, installed, machine) {
  const complete = Object.entries(lock.packages).every(
    ([path, entry]) => path === "" || entry.optional || installed.packages[path] !== undefined,
  );
  const right = Object.entries(installed.packages).every(([path, entry]) => {
    const wanted = lock.packages[path];
    if (!wanted || wanted.version !== entry.version) return false;
    return wanted.integrity === entry.integrity && runsOn(entry, machine);
  });
  return complete && right;
}

/** @param {Package} entry @param {{ platform: string, arch: string }} machine */
function runsOn({ os, cpu }, { platform, arch }) {
  return (!os || os.includes(platform)) && (!cpu || cpu.includes(arch));
}
