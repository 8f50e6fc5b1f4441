import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { clearBrowser, FakeLocks, look, Page, record, wordsOf } from "./storage-world";

// Whatever is done in whatever order, the browser has what plain maps have, and nothing that nobody needs.

beforeEach(clearBrowser);
after(clearBrowser);

const rounds = 30;
const steps = 60;
const given = process.env["SORTLINE_SEED"];

interface Model {
  header: object;
  records: Map<string, string>;
  pictures: Map<string, string>;
  isDeleted: boolean;
}

/** Numbers that are the same for the same seed. */
function numbersOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const key = (kind: string, id: number): string => `${kind} ${String(id).padStart(3)}`;

/** Pages that come and go, and what is to be kept. */
class World {
  readonly #locks = new FakeLocks();
  readonly #next: (below: number) => number;
  readonly #model = new Map<string, Model>();
  readonly #ids = ["a", "b", "c", "d"];
  #page = new Page({ locks: this.#locks });
  readonly log: string[] = [];

  constructor(seed: number) {
    this.#next = numbersOf(seed);
  }

  async step(): Promise<void> {
    const id = this.#ids[this.#next(this.#ids.length)]!;
    const model = this.#model.get(id);
    const act = ["write", "write", "write", "write", "duplicate", "rename", "delete", "restore", "close", "load", "read"][
      this.#next(11)
    ]!;
    this.log.push(`${act} ${id}`);
    switch (act) {
      case "write":
        return this.#write(id, model);
      case "duplicate":
        return this.#duplicate(id, model);
      case "rename":
        return this.#alter(model, this.#page.store.rename(id, { name: this.log.length }, true), (alive) => {
          alive.header = { name: this.log.length };
        });
      case "delete":
        return this.#alter(model, this.#page.store.delete(id), (alive) => (alive.isDeleted = true));
      case "restore":
        return this.#alter(model, this.#page.store.restore(id), (alive) => (alive.isDeleted = false));
      case "close":
        return this.#page.store.close(id);
      case "load":
        return this.#load();
      default:
        return this.#check(id, model);
    }
  }

  async checkAll(): Promise<void> {
    for (const id of this.#ids) {
      await this.#check(id, this.#model.get(id));
    }
    await this.#load();
    const alive = [...this.#model.values()];
    const records = alive.reduce((sum, model) => sum + model.records.size, 0);
    assert.equal((await look("records")).length, records);
    const pictures = new Set(alive.flatMap((model) => [...model.pictures.values()]));
    assert.deepEqual((await look("pictures")).map(({ key }) => String(key)).sort(), [...pictures].sort());
  }

  /** The page is loaded anew: what was deleted is gone. */
  async #load(): Promise<void> {
    this.#page.leave();
    this.#page = new Page({ locks: this.#locks });
    await this.#page.collectGarbage();
    for (const [id, model] of this.#model) {
      if (model.isDeleted) {
        this.#model.delete(id);
      }
    }
  }

  async #write(id: string, model: Model | undefined): Promise<void> {
    if (model?.isDeleted) {
      return; // Nobody has it open.
    }
    if (model && !(await this.#page.store.open(id, true))) {
      assert.fail(`${id} is there and cannot be opened.`);
    }
    const now = model ?? { header: {}, records: new Map(), pictures: new Map(), isDeleted: false };
    const change = { put: [] as ReturnType<typeof record>[], deleted: [] as [string, number][] };
    for (let i = this.#next(8); i >= 0; i--) {
      const kind = ["act", "example"][this.#next(2)]!;
      const number = this.#next(12);
      if (
        [...change.put.map((put) => key(put.kind, put.id)), ...change.deleted.map((gone) => key(...gone))].includes(
          key(kind, number),
        )
      ) {
        continue;
      }
      now.pictures.delete(key(kind, number));
      if (this.#next(4) === 0) {
        change.deleted.push([kind, number]);
        now.records.delete(key(kind, number));
        continue;
      }
      const picture = this.#next(3) === 0 ? this.#page.pictures.take(number) : 0;
      const put = record(kind, number, `${this.log.length}`, picture, this.#next(2) === 0 ? [number] : []);
      change.put.push(put);
      const { bytes, ...rest } = put;
      const pictureKey = picture ? this.#page.pictures.keyOf(picture) : undefined;
      const kept = { ...rest, project: id, ...(bytes.length > 0 && { bytes }) };
      now.records.set(key(kind, number), wordsOf({ ...kept, picture: pictureKey } as Parameters<typeof wordsOf>[0]));
      if (pictureKey) {
        now.pictures.set(key(kind, number), String(pictureKey));
      }
    }
    await this.#page.write(id, change);
    this.#model.set(id, now);
  }

  async #duplicate(id: string, model: Model | undefined): Promise<void> {
    const copy = this.#ids.find((other) => !this.#model.has(other));
    if (!copy || !model) {
      return;
    }
    await this.#page.store.duplicate(id, copy, { copy: id });
    this.#model.set(copy, {
      header: { copy: id },
      records: new Map(model.records),
      pictures: new Map(model.pictures),
      isDeleted: false,
    });
  }

  async #alter(model: Model | undefined, acting: Promise<void>, alter: (model: Model) => void): Promise<void> {
    if (model) {
      await acting;
      alter(model);
    } else {
      await assert.rejects(acting, /storage.gone/);
    }
  }

  async #check(id: string, model: Model | undefined): Promise<void> {
    const listed = (await this.#page.store.list()).find((project) => project.id === id);
    assert.deepEqual(
      listed && { header: listed.header, isDeleted: listed.isDeleted },
      model && { header: model.header, isDeleted: model.isDeleted },
    );
    const expected = model && !model.isDeleted ? [...model.records].sort().map(([, words]) => words) : undefined;
    assert.deepEqual(await this.#page.read(id), expected);
  }
}

const seeds = given ? [Number(given)] : Array.from({ length: rounds }, () => Math.floor(Math.random() * 2 ** 31));

test(`what is kept is what plain maps keep, ${rounds} times`, async () => {
  for (const seed of seeds) {
    clearBrowser();
    const world = new World(seed);
    try {
      for (let i = 0; i < steps; i++) {
        await world.step();
      }
      await world.checkAll();
    } catch (error) {
      throw new Error(
        `With SORTLINE_SEED=${seed}, after ${world.log.length} steps, the last: ${world.log.slice(-5).join(", ")}.`,
        {
          cause: error,
        },
      );
    }
  }
});
