# METADATA
# scope: package
# title: A text was screened to its end
# custom:
#   codes: [content.incomplete]
package agent.rules.content.complete

import future.keywords.not

import data.agent.firewall.text

deny contains {"code": "content.incomplete"} if {
	text.judged
	not text.whole
}
