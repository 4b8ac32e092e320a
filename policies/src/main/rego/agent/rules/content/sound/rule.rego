# METADATA
# scope: package
# title: A text comes with its origin, its label and what was found in it
# description: The rule that permits texts. The others only object, or have something cut.
# custom:
#   codes: [content.screened, content.malformed]
package agent.rules.content.sound

import future.keywords.not

import data.agent.firewall.text

permit contains {"code": "content.screened"} if {
	text.judged
	text.sound
	text.whole
}

deny contains {"code": "content.malformed"} if {
	text.judged
	not text.sound
}
