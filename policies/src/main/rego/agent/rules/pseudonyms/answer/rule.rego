# METADATA
# scope: package
# title: An answer holds the values behind its placeholders, where the settings let the reader see them
# custom:
#   codes: [pseudonyms.answer_restored]
package agent.rules.pseudonyms.answer

import data.agent.firewall.pseudonym

obligation contains {"type": "restore", "code": "pseudonyms.answer_restored", "rules": [rule]} if {
	some rule in pseudonym.shown
}
