"""The work of .ci/msrv: what the guide's table of Rust versions says, compiled or compared. Each feature
is compiled alone here, and a warning is an error."""

import json
import os
import re
import subprocess
import sys
import time

ROOT = os.getcwd()
CRATE = os.path.join(ROOT, "target", "msrv", "crate")
PROMISED = os.environ["PROMISED"]
DEBIAN = sys.argv[1]
START = time.monotonic()
# In the folder everything that a build needs, gone with the process.
INSIDE = """
set -eu
mount --bind "$1" "$0$1"
mount --bind "$2" "$0/root/.cargo/registry"
mount --rbind /dev "$0/dev"
mount -t proc proc "$0/proc"
shift 2
mkdir -p "$0/etc/ssl/certs"
cp /etc/resolv.conf "$0/etc/"
cp /etc/ssl/certs/ca-certificates.crt "$0/etc/ssl/certs/"
exec chroot "$0" env -i HOME=/root PATH=/usr/bin:/bin CARGO_TERM_COLOR=never CARGO_INCREMENTAL=0 \
    SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt RUSTFLAGS=-Dwarnings "$@"
"""


def version(text):
    return tuple(int(number) for number in text.split(".")[:2])


def table():
    """The rows of the guide: the Rust of each feature that is told."""
    with open("flowcms-status/docs/features.md") as features:
        section = features.read().split("## The Rust that each needs\n")[1]
    rows = re.findall(r"^\| ((?:`[\w-]+`(?:, )?)+) \| (1\.\d+) \|", section, re.MULTILINE)
    return {feature: rust for features, rust in rows for feature in re.findall(r"`([\w-]+)`", features)}


def features():
    metadata = subprocess.run(
        ["cargo", "metadata", "--no-deps", "--format-version", "1"], check=True, text=True, stdout=subprocess.PIPE
    )
    packages = json.loads(metadata.stdout)["packages"]
    found = next(package["features"] for package in packages if package["name"] == "flowcms-status")
    return [feature for feature in found if feature != "default" and not feature.startswith("_")]


def write(names, rust):
    """A user's crate with these features, for that Rust."""
    os.makedirs(CRATE, exist_ok=True)
    lines = ["[package]", 'name = "user"', 'version = "0.0.0"', 'edition = "2024"', f'rust-version = "{rust}"', ""]
    lines += ["[lib]", f'path = "{ROOT}/.ci/msrv.rs"', "", "[features]"]
    lines += [f'{name} = ["flowcms-status/{name}"]' for name in names]
    lines += ["", "[dependencies]"]
    lines += [f'flowcms-status = {{ path = "{ROOT}/flowcms-status", default-features = false }}']
    lines += ['thiserror = "2.0"', "", "[workspace]", 'resolver = "3"']
    with open(os.path.join(CRATE, "Cargo.toml"), "w") as manifest:
        manifest.write("\n".join(lines) + "\n")
    if os.path.exists(os.path.join(CRATE, "Cargo.lock")):
        os.remove(os.path.join(CRATE, "Cargo.lock"))


def inside(*command):
    registry = os.path.join(os.environ.get("CARGO_HOME", os.path.expanduser("~/.cargo")), "registry")
    os.makedirs(registry, exist_ok=True)
    for folder in [ROOT, "/root/.cargo/registry"]:
        os.makedirs(DEBIAN + folder, exist_ok=True)
    command = ["unshare", "--mount", "bash", "-c", INSIDE, DEBIAN, ROOT, registry, "env", "-C", CRATE, *command]
    return subprocess.run(command).returncode


def needs(feature):
    """The newest Rust that a package asks for which `feature` builds, as the lock file has it."""
    run = lambda *command: subprocess.run(
        command, cwd=CRATE, check=True, text=True, stdout=subprocess.PIPE
    ).stdout
    tree = run("cargo", "tree", "--features", feature, "-e", "normal,build", "--prefix", "none", "--format", "{p}")
    built = {tuple(line.split()[:2]) for line in tree.splitlines()}
    packages = json.loads(run("cargo", "metadata", "--all-features", "--format-version", "1"))["packages"]
    asked = [
        (package["rust_version"], package["name"])
        for package in packages
        if package["rust_version"] and (package["name"], "v" + package["version"]) in built - {("user", "v0.0.0")}
    ]
    return max(asked, key=lambda asks: version(asks[0]))


def main():
    told = table()
    names = features()
    if unknown := told.keys() - set(names):
        sys.exit(f"features.md tells the Rust of what is no feature: {', '.join(sorted(unknown))}")
    newer = {name: rust for name, rust in told.items() if rust != PROMISED}
    promised = [name for name in names if name not in newer]

    write(promised, PROMISED)
    if inside("cargo", "generate-lockfile"):
        sys.exit("the dependencies were not resolved")
    target = os.path.join(ROOT, "target", "msrv")
    failed = []
    for name in [None, *promised]:
        print(f"=== {name or 'without features'} on Rust {PROMISED} ({time.monotonic() - START:.0f}s)", flush=True)
        wanted = ["--features", name] if name else []
        if inside("cargo", "check", "--quiet", "--locked", "--target-dir", target, *wanted):
            failed.append(name or "without features")
    for name, rust in newer.items():
        write([name], rust)
        subprocess.run(["cargo", "generate-lockfile", "--quiet"], cwd=CRATE, check=True)
        asked, package = needs(name)
        print(f"=== {name} needs Rust {asked}, for {package} ({time.monotonic() - START:.0f}s)", flush=True)
        if version(asked) != version(rust):
            failed.append(f"{name} (features.md says {rust})")
        environment = {**os.environ, "RUSTFLAGS": "-Dwarnings", "CARGO_TARGET_DIR": target + "-newer"}
        command = ["cargo", "check", "--quiet", "--locked", "--features", name]
        if subprocess.run(command, cwd=CRATE, env=environment).returncode:
            failed.append(f"{name}, on this machine's Rust")
    if failed:
        sys.exit(f"not as features.md says: {', '.join(failed)}")
    print(f"{len(promised)} features compile on Rust {PROMISED}, in {time.monotonic() - START:.0f}s")


main()
