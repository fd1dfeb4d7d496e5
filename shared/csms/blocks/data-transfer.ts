import type { Block16, Block2x } from '../block';

/** Block P: vendors' own messages. No vendor is known here, and that is what a station is told (1.6 §4.3, 2.x Part 2 P02). */

export const dataTransfer16: Block16 = { serves: { DataTransfer: () => ({ status: 'UnknownVendorId' }) } };

export const dataTransfer2x: Block2x = { serves: { DataTransfer: () => ({ status: 'UnknownVendorId' }) } };
