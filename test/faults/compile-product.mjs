import { compileBeside } from '../../bin/compile.mjs';

/** The entry that puts a hook into the crash points, beside the built product. */
export default function compileProduct() {
  return compileBeside('test/faults/product');
}
