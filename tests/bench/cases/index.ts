import type { Case } from '../case';
import { busy } from './busy';
import { completion } from './completion';
import { connections } from './connections';
import { journal } from './journal';
import { jump } from './jump';
import { list } from './list';
import { logs } from './logs';
import { start } from './start';
import { throughput } from './throughput';

export const CASES: readonly Case[] = [throughput, connections, journal, logs, list, busy, jump, start, completion];
