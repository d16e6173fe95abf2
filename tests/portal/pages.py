# SPDX-License-Identifier: MPL-2.0
"""The pages of the replica, in the shape that public clients of the portal read."""

# As the portal writes it; ISO-8859-1, as its pages are.
REFUSAL = "Téléchargement refusé : Limite de téléchargements atteinte".encode("iso-8859-1")


def page(title, body):
    text = (f'<!DOCTYPE html>\n<html lang="fr"><head><meta charset="iso-8859-1"><title>{title}</title></head>\n'
            f'<body><h1>{title}</h1>\n{body}\n<p><a href="index.php">Retour à la liste</a></body></html>\n')
    return text.encode("iso-8859-1")


def index(section, items):
    links = {f"{item.page}?Dir_Rep={item.dir_rep}" + (f"&Annee={item.year}" if item.page == "download.php" else "")
             for item in items if item.section == section}
    return page("Open Data de l'Assurance Maladie",
                "\n".join(f'<a href="./{link}">{link}</a>' for link in sorted(links)))


def link(item, token, behaviour, address):
    file = ("../../../" if behaviour.escape else "") + item.file
    ampersand = "&amp;" if behaviour.amp else "&"
    if behaviour.file_first:
        return f"'{address}/{item.section}/download_file.php?file={file}{ampersand}token={token}'"
    return f'"./download_file.php?token={token}{ampersand}file={file}"'


def listing(items, token, behaviour, address):
    rows = "\n".join(f'<tr><td data-label="fichier"><a href={link(item, token, behaviour, address)}>{item.path.name}</a></td></tr>'
                     for item in items)
    return page("Téléchargement des fichiers", f"<table>\n{rows}\n</table>")


LOST = page("Service momentanément indisponible", "<p>Maintenance en cours. <a href='#'>Contact</a>")
EXPIRED = page("Lien expiré", "<p>Ce lien de téléchargement n'est plus valide.")
