"""The work of .ci/minimal.

`-Zdirect-minimal-versions` takes each dependency's lower bound or fails, and it resolves all optional
dependencies at once: the newest framework would decide what the oldest `http` is for users of all
others. So each feature is checked in a workspace that has its dependencies only. Where one of these
asks for more than we do (salvo for a newer `http`), nobody can have less, and its word is taken. In
the end each bound of Cargo.toml has been compiled in at least one feature, or the script fails.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time

# What versions of dependencies need without saying so.
UNSAID = {
    # `CompactFormatter: Default`.
    "jsonschema": {"serde_json": "1.0.149"},
    # tokio-stream, behind tonic, calls `Receiver::max_capacity`.
    "tonic": {"tokio": "1.40.0"},
}
CRATES = ["flowcms-status", "flowcms-status-macros"]
ROOT = os.getcwd()
WORK = os.path.join(ROOT, "target", "minimal")
START = time.monotonic()


def version(text):
    numbers = re.split("[-+]", text.lstrip("^=~>"))[0].split(".")
    return tuple(int(number) for number in (numbers + ["0", "0"])[:3])


def dotted(bound):
    return ".".join(map(str, bound))


def compatible(one, other):
    return one[0] == other[0] and (one[0] > 0 or one[1] == other[1])


def cargo(*arguments, **options):
    return subprocess.run(["cargo", "+nightly", *arguments], text=True, **options)


def packages():
    metadata = cargo("metadata", "--no-deps", "--format-version", "1", check=True, stdout=subprocess.PIPE)
    return {package["name"]: package for package in json.loads(metadata.stdout)["packages"]}


PACKAGES = packages()
FEATURES = PACKAGES["flowcms-status"]["features"]
# By the name that the manifest gives them.
DEPENDENCIES = {
    name: {d["rename"] or d["name"]: d for d in PACKAGES[name]["dependencies"] if d["kind"] is None}
    for name in CRATES
}
BOUNDS = {
    key: version(d["req"].split(",")[0])
    for name in CRATES
    for key, d in DEPENDENCIES[name].items()
    if d["name"] not in CRATES
}


def enabled(feature):
    """The dependencies that `feature` turns on, with the features that it asks of them."""
    found = {key: set() for key, d in DEPENDENCIES["flowcms-status"].items() if not d["optional"]}
    ahead = [feature] if feature else []
    while ahead:
        name = ahead.pop()
        if name.startswith("dep:"):
            found.setdefault(name[4:], set())
        elif "/" in name:
            dependency, wanted = name.split("/")
            found.setdefault(dependency, set()).add(wanted)
        else:
            ahead += FEATURES[name]
    return found


def manifest(name, dependencies, bounds):
    lines = ["[package]", f'name = "{name}"', 'version = "0.1.0"', 'edition = "2024"', ""]
    if name == "flowcms-status-macros":
        lines += ["[lib]", "proc-macro = true", ""]
    else:
        lines += ["[features]"]
        for feature, parts in FEATURES.items():
            # What it turns on is there in any case, or not at all.
            parts = [part for part in parts if part in FEATURES]
            lines += [f"{feature} = {json.dumps(parts)}"]
        lines += [""]
    lines += ["[dependencies]"]
    for key, features in dependencies.items():
        declared = DEPENDENCIES[name][key]
        if declared["name"] in CRATES:
            lines += [f'{key} = {{ path = "../{declared["name"]}" }}']
            continue
        wanted = json.dumps(sorted(features | set(declared["features"])))
        default = json.dumps(declared["uses_default_features"])
        lines += [
            f'{key} = {{ package = "{declared["name"]}", version = "{dotted(bounds[key])}", '
            f"default-features = {default}, features = {wanted} }}"
        ]
    return "\n".join(lines) + "\n"


def write(feature, bounds):
    shutil.rmtree(os.path.join(WORK, "crates"), ignore_errors=True)
    for name in CRATES:
        folder = os.path.join(WORK, "crates", name)
        os.makedirs(folder)
        dependencies = enabled(feature) if name == "flowcms-status" else {key: set() for key in DEPENDENCIES[name]}
        with open(os.path.join(folder, "Cargo.toml"), "w") as file:
            file.write(manifest(name, dependencies, bounds))
        for part in os.listdir(os.path.join(ROOT, name)):
            if part not in ("Cargo.toml", "tests", "benches"):
                os.symlink(os.path.join(ROOT, name, part), os.path.join(folder, part))
    os.symlink(os.path.join(ROOT, "README.md"), os.path.join(WORK, "crates", "README.md"))
    with open(os.path.join(WORK, "crates", "Cargo.toml"), "w") as file:
        file.write(f'[workspace]\nmembers = {json.dumps(CRATES)}\nresolver = "3"\n')


def resolve(feature):
    """Writes the lock file of `feature`, and returns the bounds that it took."""
    bounds = dict(BOUNDS)
    for by in enabled(feature).keys() & UNSAID.keys():
        for key, wanted in UNSAID[by].items():
            print(f"    {by} needs {key} {wanted}", flush=True)
            bounds[key] = version(wanted)
    while True:
        write(feature, bounds)
        arguments = ["generate-lockfile", "-Zdirect-minimal-versions"]
        done = cargo(*arguments, cwd=os.path.join(WORK, "crates"), stderr=subprocess.PIPE)
        if done.returncode == 0:
            return bounds
        # A dependency that another package wants newer, that package, and what it wants.
        said = re.search(
            r"failed to select a version for `([^`]+)`\.\s+\.\.\. required by package `([^`]+)`"
            r"[\s\S]*?versions that meet the requirements `([^`]+)`",
            done.stderr,
        )
        if not said:
            sys.exit(done.stderr)
        name, by, requirement = said.groups()
        wanted = version(re.sub(r"[\^=~>\s]", "", requirement.split(",")[0]))
        raised = [
            key
            for crate in CRATES
            for key, d in DEPENDENCIES[crate].items()
            if d["name"] == name and bounds[key] < wanted and compatible(bounds[key], wanted)
        ]
        if by.split()[0] in CRATES or not raised:
            sys.exit(done.stderr)
        for key in raised:
            print(f"    {by} asks for {key} {dotted(wanted)}", flush=True)
            bounds[key] = wanted


def main():
    features = sys.argv[1:] or [None, *(name for name in FEATURES if name != "default" and not name.startswith("_"))]
    environment = {**os.environ, "CARGO_TARGET_DIR": WORK}
    compiled = set()
    failed = []
    for feature in features:
        print(f"=== {feature or 'without features'} ({time.monotonic() - START:.0f}s)", flush=True)
        bounds = resolve(feature)
        arguments = ["check", "-p", "flowcms-status", "--no-default-features", "-Zdirect-minimal-versions"]
        arguments += ["--features", feature] if feature else []
        if cargo(*arguments, "--quiet", cwd=os.path.join(WORK, "crates"), env=environment).returncode:
            failed.append(feature or "without features")
            continue
        taken = {*enabled(feature), *DEPENDENCIES["flowcms-status-macros"]}
        compiled |= {key for key in taken if bounds.get(key) == BOUNDS.get(key)}
    if failed:
        sys.exit(f"these do not compile with the oldest dependencies: {', '.join(failed)}")
    never = sorted(BOUNDS.keys() - compiled)
    if never and not sys.argv[1:]:
        sys.exit(f"no feature reaches the lower bounds of: {', '.join(never)}")
    print(f"{len(features)} features compile with the oldest dependencies, in {time.monotonic() - START:.0f}s")


main()
