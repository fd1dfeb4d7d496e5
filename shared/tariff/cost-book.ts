import { applies, atThisTime, dependOnClock, thresholds, type Circumstances, type Moment } from './conditions';
import { LocalClock } from './local-time';
import { Rational } from './rational';
import { PARTS, pricedPart, type Conditions, type Part, type Tariff, type TaxRate } from './tariff';
import { taxFactor } from './tax';

/** A stretch of a transaction in which nothing else changed. */
export interface Stretch {
  /** Its end; it begins where the last one ended. Wall time, ms since 1970. */
  readonly until: number;
  /** Wh; taken for even over the stretch. */
  readonly energy: number;
  readonly charging: boolean;
  /** Watt and ampere over all phases; from the energy when absent. */
  readonly power?: number;
  readonly current?: number;
}

/** One price, and how much of it was used. */
export interface CostLine {
  readonly part: Part;
  readonly tariffId: string;
  /** Without tax. */
  readonly price: number;
  readonly conditions?: Conditions;
  readonly taxRates: readonly TaxRate[];
  /** kWh, minutes, or times. */
  quantity: Rational;
}

/** A time in which the same prices counted (ChargingPeriodType). */
export interface CostPeriod {
  readonly tariffId: string;
  readonly from: number;
  /** The prices that count, as text. */
  readonly used: string;
  /** Wh; ms. */
  energy: Rational;
  charging: Rational;
  idle: Rational;
  power: { least: number; most: number } | undefined;
  current: { least: number; most: number } | undefined;
}

export interface CostStart {
  /** Wall time, ms since 1970. */
  readonly at: number;
  /** IANA name of the zone whose clock the tariff goes by. */
  readonly timeZone: string;
  readonly circumstances?: Circumstances;
  /** How long the reservation was held that it uses, ms. */
  readonly reservedMs?: number;
}

const MS_PER_MINUTE = Rational.of(60_000);
const WH_PER_KWH = Rational.of(1000);
/** However long a stretch is, the clock is looked at no more often. */
const MOST_LOOKS = 20_000;
const MINUTE_MS = 60_000;

/** Adds up what a transaction costs, exactly, stretch by stretch. Never throws, whatever the stretches are. */
export class CostBook {
  readonly lines: CostLine[] = [];
  readonly periods: CostPeriod[] = [];
  /** Reached the tariff's maximum: nothing more is added. */
  capped = false;
  tariff: Tariff;
  /** Wh; ms. */
  energy = Rational.ZERO;
  charging = Rational.ZERO;
  idle = Rational.ZERO;
  readonly reservedMs: number | undefined;
  readonly #options: CostStart;
  readonly #clock: LocalClock;
  readonly #circumstances: Circumstances;
  readonly #start: number;
  #at: number;
  /** Ms of the time without charging that runs now. */
  #pause = Rational.ZERO;

  constructor(tariff: Tariff, options: CostStart) {
    const { at, timeZone, circumstances = {}, reservedMs } = options;
    this.tariff = tariff;
    this.#options = options;
    this.#start = at;
    this.#at = at;
    this.#clock = new LocalClock(timeZone);
    this.#circumstances = circumstances;
    this.reservedMs = reservedMs;
    // What is paid once is decided when it begins (I12.FR.30, I12.FR.06).
    this.#pay([{ part: 'fixedFee', quantity: Rational.ONE }]);
    if (reservedMs === undefined) return;
    this.#pay([{ part: 'reservationFixed', quantity: Rational.ONE }, { part: 'reservationTime', quantity: Rational.of(reservedMs).over(MS_PER_MINUTE) }]);
  }

  /** Wall time up to which it is added up, ms since 1970. */
  get at(): number {
    return this.#at;
  }

  /** From now on another tariff counts; what was is not touched (I11.FR.08). */
  changeTariff(tariff: Tariff): void {
    this.tariff = tariff;
  }

  /** The same again, to look ahead with. */
  copy(): CostBook {
    return new CostBook(this.tariff, this.#options).#become(this);
  }

  /** Adds a stretch. One that ends before the last one did adds its energy, and no time. */
  add({ until, energy, charging, power, current }: Stretch): void {
    const from = this.#at;
    const ms = Math.max(0, Number.isFinite(until) ? until - from : 0);
    const watt = power ?? (ms > 0 ? (energy * 3_600_000) / ms : 0);
    const rest = { from: Rational.of(from), ms: Rational.of(ms), energy: Rational.of(energy), charging, power: watt, current: current ?? 0 };
    // Each round ends where a price may begin or end.
    for (let rounds = 0; rounds < MOST_LOOKS && (rest.ms.sign > 0 || rest.energy.sign !== 0); rounds += 1) {
      const share = this.#nextTurn(rest);
      this.#addEven({ ...rest, ms: rest.ms.times(share), energy: rest.energy.times(share) });
      rest.from = rest.from.plus(rest.ms.times(share));
      const left = Rational.ONE.minus(share);
      rest.ms = rest.ms.times(left);
      rest.energy = rest.energy.times(left);
    }
    this.#at = from + ms;
  }

  /** Without and with tax, of some lines or of all; exact. */
  total(lines: readonly CostLine[] = this.lines): { readonly excl: Rational; readonly incl: Rational } {
    let [excl, incl] = [Rational.ZERO, Rational.ZERO];
    for (const { price, quantity, taxRates } of lines) {
      const cost = Rational.of(price).times(quantity);
      excl = excl.plus(cost);
      incl = incl.plus(cost.times(taxFactor(taxRates)));
    }
    return { excl, incl };
  }

  #become(other: CostBook): this {
    this.lines.splice(0, Infinity, ...other.lines.map((line) => ({ ...line })));
    this.periods.splice(0, Infinity, ...other.periods.map((period) => ({ ...period })));
    Object.assign(this, { capped: other.capped, energy: other.energy, charging: other.charging, idle: other.idle });
    this.#at = other.#at;
    this.#pause = other.#pause;
    return this;
  }

  #moment(rest: Rest): Moment {
    return {
      at: rest.from.toNumber(), energy: this.energy, power: rest.power, current: rest.current,
      time: rest.from.minus(Rational.of(this.#start)), chargingTime: this.charging, idleTime: rest.charging ? Rational.ZERO : this.#pause,
    };
  }

  /** The share of what is left until which the same prices count; 1 for all of it. */
  #nextTurn(rest: Rest): Rational {
    const conditions = PARTS.flatMap((part) => pricedPart(this.tariff, part)?.elements ?? []).flatMap((element) => element.conditions ?? []);
    let share = Rational.ONE;
    const turn = (value: Rational, now: Rational, perRest: Rational): void => {
      const at = value.minus(now).over(perRest);
      if (at.sign > 0 && at.compare(share) < 0) share = at;
    };
    for (const one of conditions) {
      const limits = thresholds(one);
      for (const limit of limits.energy) turn(limit, this.energy, rest.energy);
      for (const limit of limits.time) turn(limit, rest.from.minus(Rational.of(this.#start)), rest.ms);
      if (rest.charging) for (const limit of limits.chargingTime) turn(limit, this.charging, rest.ms);
      else for (const limit of limits.idleTime) turn(limit, this.#pause, rest.ms);
    }
    const clocked = conditions.filter(dependOnClock);
    const change = clocked.length === 0 ? undefined : this.#clockChange(clocked, rest);
    if (change !== undefined) turn(Rational.of(change), rest.from, rest.ms);
    return share;
  }

  /** The first full minute at which the clock changes what conditions say. */
  #clockChange(conditions: readonly Conditions[], { from, ms }: Rest): number | undefined {
    const begin = from.toNumber();
    const end = begin + ms.toNumber();
    const step = MINUTE_MS * Math.max(1, Math.ceil((end - begin) / MINUTE_MS / MOST_LOOKS));
    const say = (at: number): string => conditions.map((one) => Number(atThisTime(one, at, this.#clock))).join('');
    const now = say(begin);
    for (let at = (Math.floor(begin / MINUTE_MS) + 1) * MINUTE_MS; at < end; at += step) if (say(at) !== now) return at;
    return undefined;
  }

  #addEven(even: Rest): void {
    const { ms, energy, charging } = even;
    const moment = this.#moment(even);
    this.#note(even, moment);
    this.#pay([
      { part: 'energy', quantity: energy.over(WH_PER_KWH), moment },
      { part: charging ? 'chargingTime' : 'idleTime', quantity: ms.over(MS_PER_MINUTE), moment },
    ]);
    this.energy = this.energy.plus(energy);
    if (charging) this.charging = this.charging.plus(ms);
    else this.idle = this.idle.plus(ms);
    this.#pause = charging ? Rational.ZERO : this.#pause.plus(ms);
  }

  /** Adds quantities to the lines of the prices that count, up to the tariff's maximum (I12.FR.39). */
  #pay(items: readonly { part: Part; quantity: Rational; moment?: Moment }[]): void {
    if (this.capped) return;
    const used = items.flatMap(({ part, quantity, moment }) => {
      const line = quantity.sign === 0 ? undefined : this.#line(part, moment);
      return line ? [{ line, quantity }] : [];
    });
    const before = this.total();
    const added = this.total(used.map(({ line, quantity }) => ({ ...line, quantity })));
    const share = this.#shareUnderMaximum(before, added);
    for (const { line, quantity } of used) line.quantity = line.quantity.plus(quantity.times(share));
    this.capped = share.compare(Rational.ONE) < 0;
  }

  #shareUnderMaximum(before: ReturnType<CostBook['total']>, added: ReturnType<CostBook['total']>): Rational {
    const { exclTax, inclTax } = this.tariff.maxCost ?? {};
    let share = Rational.ONE;
    for (const [limit, now, more] of [[exclTax, before.excl, added.excl], [inclTax, before.incl, added.incl]] as const) {
      if (limit === undefined || now.plus(more).compare(Rational.of(limit)) <= 0) continue;
      const room = Rational.of(limit).minus(now);
      const fits = room.sign > 0 ? room.over(more) : Rational.ZERO;
      if (fits.compare(share) < 0) share = fits;
    }
    return share;
  }

  /** The line of the first price of a part whose conditions hold (I12.FR.34). */
  #line(part: Part, moment: Moment | undefined): CostLine | undefined {
    const priced = pricedPart(this.tariff, part);
    const now = moment ?? { at: this.#start, energy: Rational.ZERO, power: 0, current: 0, time: Rational.ZERO, chargingTime: Rational.ZERO, idleTime: Rational.ZERO };
    const element = priced?.elements.find(({ conditions }) => applies(conditions, now, this.#clock, this.#circumstances));
    if (!priced || !element) return undefined;
    const { tariffId } = this.tariff;
    const known = this.lines.find((line) => line.part === part && line.tariffId === tariffId && line.price === element.price && line.conditions === element.conditions);
    if (known) return known;
    const line: CostLine = { part, tariffId, ...element, taxRates: priced.taxRates, quantity: Rational.ZERO };
    this.lines.push(line);
    return line;
  }

  /** The period that this belongs to; another one begins when other prices count (I12.FR.35, I12.FR.36). */
  #note({ from, ms, energy, charging, power, current }: Rest, moment: Moment): void {
    const used = (['energy', 'chargingTime', 'idleTime'] as const)
      .map((part) => pricedPart(this.tariff, part)?.elements.findIndex(({ conditions }) => applies(conditions, moment, this.#clock, this.#circumstances)) ?? '-').join();
    let period = this.periods.at(-1);
    if (period?.tariffId !== this.tariff.tariffId || period.used !== used) {
      period = { tariffId: this.tariff.tariffId, from: Math.round(from.toNumber()), used, energy: Rational.ZERO, charging: Rational.ZERO, idle: Rational.ZERO, power: undefined, current: undefined };
      this.periods.push(period);
    }
    period.energy = period.energy.plus(energy);
    if (charging) period.charging = period.charging.plus(ms);
    else period.idle = period.idle.plus(ms);
    period.power = widened(period.power, power);
    period.current = widened(period.current, current);
  }
}

interface Rest {
  readonly from: Rational;
  readonly ms: Rational;
  readonly energy: Rational;
  readonly charging: boolean;
  readonly power: number;
  readonly current: number;
}

function widened(range: { least: number; most: number } | undefined, value: number): { least: number; most: number } {
  return { least: Math.min(range?.least ?? value, value), most: Math.max(range?.most ?? value, value) };
}
