/** "Ilse Marrow: Tidewrack", or the name alone where it says both. */
export function fullName({ name, attraction }: { name: string; attraction: string }): string {
  return name.toLowerCase().includes(attraction.toLowerCase()) ? name : `${attraction}: ${name}`;
}
