// A page that listens to how the device is moved.
(kern) => (window.ondevicemotion || window.ondeviceorientation
  ? [kern.teBeoordelen(document.body, "De pagina luistert naar bewegen van het toestel.", { fragment: "<body>" })] : [])
