import module from 'node:module';

/** Lets `electron` mean the double; everything else is as in plain Node. */
const double = new URL('electron.mjs', process.env.ELECTRON_DOUBLE_HOME).href;
const hooks = `
  export async function resolve(specifier, context, next) {
    if (/^electron(\\/(main|common))?$/.test(specifier)) return { url: ${JSON.stringify(double)}, shortCircuit: true };
    return next(specifier, context);
  }
`;
module.register(`data:text/javascript,${encodeURIComponent(hooks)}`);
Object.defineProperty(process.versions, 'electron', { value: '45.4.1', enumerable: true });
Object.defineProperty(process, 'type', { value: 'browser' });
Object.defineProperty(process, 'resourcesPath', { value: process.env.ELECTRON_DOUBLE_RESOURCES ?? '' });
