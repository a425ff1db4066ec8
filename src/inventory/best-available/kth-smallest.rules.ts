/**
 * The k-th smallest of the values, counting from 1, by Hoare's selection ("Algorithm 65: Find", 1961): a sort
 * that leaves alone the parts where the answer is not. The values are put in another order.
 *
 * @param k at least 1, at most as many as there are values
 */
export function kthSmallest(values: Float64Array, k: number): number {
  const at = (i: number) => values[i] ?? 0;
  const target = k - 1;
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = at(target);
    let [left, right] = [low, high];
    while (left <= right) {
      while (at(left) < pivot) left += 1;
      while (pivot < at(right)) right -= 1;
      if (left > right) break;
      [values[left], values[right]] = [at(right), at(left)];
      left += 1;
      right -= 1;
    }
    if (right < target) low = left;
    if (target < left) high = right;
  }
  return at(target);
}
