import type { Case } from '../case';
import { completion } from './completion';
import { connections } from './connections';
import { journal } from './journal';
import { list } from './list';
import { logs } from './logs';
import { start } from './start';
import { throughput } from './throughput';

export const CASES: readonly Case[] = [throughput, connections, journal, logs, list, start, completion];
