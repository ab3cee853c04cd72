/** Thrown if an XML document is rejected. */
export class XmlRejected extends Error {
  override readonly name = 'XmlRejected';
}
