import type { Shape, VersionShapes } from './payload-validator';
import { pointerParts } from './pointer';

/** Answers what a payload's fields are called and hold, by pointers into the payload. */
export interface FieldLookup {
  /** Names of the fields that the object at `pointer` may have; required ones first. */
  names(pointer: string): readonly string[];
  knows(pointer: string): boolean;
  /** False also for the elements of a list and for what is not known. */
  isRequired(pointer: string): boolean;
  /** Name of the type of the object at `pointer`; undefined for the payload itself. */
  typeName(pointer: string): string | undefined;
  /** `a text`, `a list of SampledValueType`; undefined when the field is not known. */
  describe(pointer: string): string | undefined;
}

const PLAIN: Readonly<Record<string, string>> = {
  string: 'a text', number: 'a number', integer: 'a whole number', boolean: 'true or false', any: 'any JSON',
};

/** The fields of the payload `key` (`Authorize.request`). */
export function fieldLookup(shapes: VersionShapes, key: string): FieldLookup {
  const field = (pointer: string): string | undefined => {
    let shape: Shape | undefined = shapes.payloads[key];
    let field: string | undefined;
    for (const part of pointerParts(pointer)) {
      if (/^\d+$/.test(part)) {
        field = field?.replace(/\[\]!?$/, '');
        continue;
      }
      field = shape && Object.hasOwn(shape, part) ? shape[part] : undefined;
      if (field === undefined) return undefined;
      shape = shapes.types[typeOf(field)];
    }
    return field;
  };
  const shapeAt = (pointer: string): Shape | undefined => {
    if (pointer === '') return shapes.payloads[key];
    const found = field(pointer);
    return found === undefined ? undefined : shapes.types[typeOf(found)];
  };
  return {
    names(pointer) {
      const entries = Object.entries(shapeAt(pointer) ?? {}).filter(([name]) => name !== 'customData');
      return [...entries.filter(([, type]) => type.endsWith('!')), ...entries.filter(([, type]) => !type.endsWith('!'))].map(([name]) => name);
    },
    knows: (pointer) => field(pointer) !== undefined,
    isRequired: (pointer) => field(pointer)?.endsWith('!') ?? false,
    typeName: (pointer) => {
      const found = field(pointer);
      return found === undefined ? undefined : typeOf(found);
    },
    describe(pointer) {
      const found = field(pointer);
      if (found === undefined) return undefined;
      const type = typeOf(found);
      if (found.includes('[]')) return `a list of ${type}`;
      return PLAIN[type] ?? type;
    },
  };
}

function typeOf(field: string): string {
  return field.replace(/(\[\])?!?$/, '');
}
