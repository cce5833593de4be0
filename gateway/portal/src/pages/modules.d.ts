declare module "virtual:booking-example" {
  const code: string;
  export default code;
}
