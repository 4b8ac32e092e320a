# METADATA
# scope: package
# title: The request speaks the version these rules were written for
# custom:
#   codes: [request.version_unknown]
package agent.rules.request.version

import future.keywords.not

deny contains {"code": "request.version_unknown"} if not known

known if input.version == 1
