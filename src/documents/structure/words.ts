import { foldName } from '../../base/index.js';

/** Words that tell what a line of a page is. All are compared folded (`foldName`): no marks, lower case. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(',').map(foldName));

/** Labels of a letterhead, by what they introduce. */
export const CONTACT_LABELS: ReadonlyMap<string, 'address' | 'phone' | 'email' | 'other'> = new Map([
  ...[
    ...words(
      'address, our address, postal address, legal address, адрес, наш адрес, юридический адрес, адрас, адреса, adresse, anschrift, postanschrift, direccion, domicilio, adres, indirizzo, endereco',
    ),
  ].map((w) => [w, 'address'] as const),
  ...[
    ...words(
      'phone, phones, telephone, tel, tel fax, phone fax, телефон, телефоны, тел, тэлефон, тел факс, telefon, telefono, telefone, numer telefonu',
    ),
  ].map((w) => [w, 'phone'] as const),
  ...[
    ...words(
      'e mail, email, mail, электронная почта, эл почта, почта, электронны адрас, электронная пошта, courriel, correo, correo electronico, correo e, adres e mail, posta elettronica',
    ),
  ].map((w) => [w, 'email'] as const),
  ...[
    ...words(
      'fax, факс, website, web, site, web site, сайт, веб сайт, internet, www, opening hours, working hours, режим работы, часы работы, hotline, горячая линия, contacts, contact, contact us, контакты, kontakt, contacto',
    ),
  ].map((w) => [w, 'other'] as const),
]);

/** First member of a breadcrumb. */
export const HOME_WORDS = words(
  'home, main, main page, homepage, start, startseite, главная, главная страница, галоуная, головна, accueil, inicio, portada, strona główna, pagina inicial, inizio, index',
);

/** Lines of a page's furniture. */
export const FURNITURE = words(
  'menu, search, print, print version, printer friendly version, share, share this, share on facebook, tweet, skip to content, skip to main content, skip to navigation, back, back to list, back to top, read more, log in, login, sign in, subscribe, follow us, next, previous, меню, поиск, печать, версия для печати, поделиться, назад, версия для слабовидящих, вверх, drucken, teilen, suche, zuruck, imprimer, partager, recherche, imprimir, compartir, buscar, drukuj, udostepnij, szukaj',
);

/** Labels before a page's date: "Published: 12 April 2023". */
export const DATE_LABELS = words(
  'date, published, published on, posted, posted on, updated, last updated, publication date, release date, date published, created, дата, дата публикации, опубликовано, обновлено, размещено, datum, veroffentlicht, veroffentlicht am, stand, erstellt am, publie le, publie, mis a jour le, le, fecha, publicado, publicado el, actualizado, data, data publikacji, opublikowano, dodano, pubblicato il, publicado em, on, am, vom, от, z dnia, по состоянию на',
);

/** Labels before a source: "Quelle: La Nación". */
export const CREDIT_LABELS = words(
  'source, sources, quelle, quellen, источник, источники, по материалам, по информации, по сообщению, крыница, джерело, fuente, fuentes, fonte, source de l information, źródło, zrodlo, bron, text, via',
);

/** Captions begin so. */
export const CAPTION_LABELS = words(
  'photo, photos, foto, fotos, фото, на фото, на снимке, на фотографии, in the photo, in this photo, on the photo, in the picture, pictured, picture, image, image credit, photo credit, photo courtesy, photo by, caption, file photo, bild, im bild, bildunterschrift, auf dem foto, auf dem bild, abb, abbildung, en la foto, en la imagen, sur la photo, legende, na zdjeciu, zdjecie, fot, nella foto, na foto, fig, figure',
);

/** Words that make a short line the name of a body: "Municipality of …", "… Executive Committee". Stems, folded. */
export const BODY_STEMS: readonly string[] =
  'committee,council,municipal,ministry,government,administration,city hall,embassy,consulate,prefecture,chamber of commerce,agency,assembly,parliament,department of,office of,комитет,исполком,совет,администрац,министерств,правительств,посольств,консульств,мэрия,дума,агентств,торговая палата,stadtverwaltung,landratsamt,gemeinde,ministerium,regierung,rathaus,botschaft,bezirksregierung,mairie,prefecture,conseil,ministere,ambassade,communaute,ayuntamiento,municipalidad,intendencia,gobernacion,gobierno,ministerio,embajada,urząd,starostwo,ministerstwo,gmina,ambasada,comune di,provincia di,prefeitura,governo'
    .split(',')
    .map(foldName);

/** News agencies, folded: a line or bracket that is only this name is a credit. */
export const AGENCIES = words(
  'xinhua, belta, белта, tass, тасс, itar tass, итар тасс, interfax, интерфакс, ria novosti, риа новости, reuters, afp, ap, associated press, dpa, epa, efe, pap, ansa, apa, ukrinform, укринформ, kazinform, казинформ, yonhap, kyodo, jiji, anadolu, aa, bernama, antara, vna, vov, kcna, montsame, azertac, trend, armenpress, bns, leta, elta, mti, ctk, tasr, tanjug, hina, sta, lusa, andina, telam, prensa latina, macauhub, sputnik, kabar, uzdaily, uza, khovar, turkmenistan, china daily, cna, pti, ani, ians, upi, bbc, nhk, ptinews, agerpres, bta, moldpres, ips, panapa, apanews, gna, nan',
);
